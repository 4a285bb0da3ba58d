import ArgumentParser
@main struct Daicho: ParsableCommand {}
