import Reservations
import Testing

@testable import Pipeline

/// What a person reads after a step of a link, by the medium's rules.
@Suite struct LinkTextTests {
    private func text(_ medium: String, after verb: LinkVerb, _ state: LinkState) throws -> String {
        let rules = try loadMedium(at: "\(Repository.pipelines)/media/\(medium).yaml")
        let step = LinkStep(verb, at: Told.now, state: state)
        let standing = LinkStanding(
            rules: rules, isInUse: true, course: LinkCourse([step]), at: Told.now)
        return stepText(
            standing, after: verb, report: RunReport(run: "", salon: "", asOf: Told.now))
    }

    @Test func `the start of a link tells what becomes of the slots there, and of other links`()
        throws
    {
        let minimo = try text("minimo", after: .start, .linked)
        #expect(minimo.contains("minimoが連携できる外部システムは 1 つだけです。ほかの連携は解除してください"))
        #expect(minimo.contains("minimoの連携時間外の空き枠は消えます（予約は残ります）"))
        let ekiten = try text("ekiten", after: .start, .starting)
        #expect(ekiten.contains("これまでのエキテン byGMOの予約枠設定はなくなり、台帳の枠に替わります"))
        let rakuten = try text("rakuten", after: .start, .linked)
        #expect(!rakuten.contains("空き枠") && !rakuten.contains("予約枠設定"))
        #expect(!rakuten.contains("1 つだけ"))
        #expect(try !text("minimo", after: .stop, .unlinked).contains("1 つだけ"))
    }

    @Test func `R1-18: its end tells what a person has to see to at that medium`() throws {
        let ekiten = try text("ekiten", after: .stop, .unlinked)
        #expect(ekiten.contains("□ エキテン byGMOの「予約枠管理」で予約枠を設定し直すこと"))
        let minimo = try text("minimo", after: .stop, .unlinked)
        #expect(minimo.contains("□ minimoで「リセット」し、すべての日の連携が外れていること"))
        #expect(!minimo.contains("設定し直す"))
        let line = try text("line-yoyaku", after: .stop, .unlinked)
        #expect(line.contains("□ LINE予約の会員のユーザーIDリセット（会員種別は WEB に戻ります）"))
        let rakuten = try text("rakuten", after: .stop, .unlinked)
        #expect(!rakuten.contains("リセット") && rakuten.contains("□ 楽天ビューティの画面で連携が解除"))
    }
}
