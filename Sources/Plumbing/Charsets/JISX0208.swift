/// Whether a character stands in JIS X 0208: without what vendors added to it (①, ㈱, 髙, 﨑), and
/// with ～ where others write 〜. ASCII and half-width kana do not stand in it.
public func isInJISX0208(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value <= 0xFFFF else { return false }
    let code = CodeTables.toCP932[Int(scalar.value)]
    // Rows 1 to 8 and 16 to 84; row 13 is NEC's, and what lies behind is IBM's.
    return (0x8140...0x84BE).contains(code) || (0x889F...0xEAA4).contains(code)
}
