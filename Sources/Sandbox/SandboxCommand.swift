import FlyingFox
import FlyingSocks
@main struct SandboxCommand { static func main() async throws {} }
