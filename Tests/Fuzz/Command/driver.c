#include <stddef.h>
#include <stdint.h>

// The main function is libFuzzer's; in C, because SwiftPM renames that of a Swift program.

void daichoProbe(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    daichoProbe(bytes, count);
    return 0;
}
