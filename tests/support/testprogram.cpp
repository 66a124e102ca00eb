#include "tests/support/testprogram.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace tributary::test {

namespace {

std::map<std::string, RunTest>& known() {
    static std::map<std::string, RunTest> tests;
    return tests;
}

}  // namespace

TestEntry::TestEntry(std::string_view source, RunTest run) {
    known().emplace(std::filesystem::path{source}.stem().string(), run);
}

}  // namespace tributary::test

int main(int argc, char** argv) {
    const auto& tests = tributary::test::known();
    const auto test = tests.find(argc > 1 ? argv[1] : "");
    if (test == tests.end()) {
        std::fprintf(stderr, "%s TEST [OPTION OF QT TEST]…; there are:\n", argv[0]);
        for (const auto& [name, run] : tests) {
            std::fprintf(stderr, "    %s\n", name.c_str());
        }
        return 2;
    }
    argv[1] = argv[0];
    return test->second(argc - 1, argv + 1);
}
