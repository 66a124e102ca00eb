#include "tests/support/kafkahome.h"

#include <cstdlib>
#include <deque>
#include <fstream>
#include <stdexcept>

namespace tributary {

namespace fs = std::filesystem;

std::string kafkaRelease() {
    const char* chosen = std::getenv("TRIBUTARY_KAFKA_RELEASE");
    return chosen == nullptr || *chosen == '\0' ? "4.1.0" : chosen;
}

fs::path kafkaHome(const std::string& version) {
    const char* cache = std::getenv("TRIBUTARY_CACHE_DIR");
    if (cache == nullptr) {
        throw std::runtime_error("TRIBUTARY_CACHE_DIR is not set: run the test through ctest");
    }
    fs::path home = fs::path(cache) / ("kafka-" + version);
    if (!fs::exists(home / "complete")) {
        throw std::runtime_error("Kafka " + version + " is not there: run tests/support/fetch-kafka.sh " + version);
    }
    return home;
}

std::vector<std::string> kafkaCommand(const std::string& version, const std::string& mainClass, int heapMiB,
                                      bool quickStart) {
    std::vector<std::string> command{"java", "-Xmx" + std::to_string(heapMiB) + "m"};
    if (quickStart) {
        command.insert(command.end(), {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"});
    }
    const fs::path logging = fs::path(TRIBUTARY_TESTSUPPORT_DIR) / (version < "4" ? "kafka-3.9.1" : "kafka-4.1.0");
    command.insert(command.end(), {"-Dlog4j2.configurationFile=" + (logging / "log4j2.xml").string(),
                                   "-Dlog4j.configuration=file:" + (logging / "log4j.properties").string(), "-cp",
                                   (kafkaHome(version) / "lib" / "*").string(), mainClass});
    return command;
}

std::string lastLines(const fs::path& file, std::size_t count) {
    std::ifstream stream(file);
    std::deque<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
        if (lines.size() > count) {
            lines.pop_front();
        }
    }
    std::string text;
    for (const std::string& line : lines) {
        text += "\n" + line;
    }
    return text;
}

}  // namespace tributary
