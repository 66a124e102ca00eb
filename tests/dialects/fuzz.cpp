#include <cstddef>
#include <cstdint>
#include <string>

#include "core/dialects/registry.h"

// A fuzz target for one importer, TRIBUTARY_FUZZ_FORMAT: with clang a program of libFuzzer, which has a main() of its
// own. What it finds by crashing, or by taking longer than -timeout or more than -rss_limit_mb, it writes to a file.

using namespace tributary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string format = TRIBUTARY_FUZZ_FORMAT;
    ImportRequest request{{{"f", std::string(data, data + size)}}, {}, SecretRef::From::Env};
    if (format == "mm1") {
        request.files.push_back({"p", "bootstrap.servers=b:1"});
        request.arguments = {"--consumer.config", "f", "--producer.config", "p", "--include", "x"};
    }
    if (const Result<Imported> imported = importFormat(format)->importer.read(request)) {
        static_cast<void>(exportFormat("mm2")->exporter.write(imported->spec));
    }
    return 0;
}
