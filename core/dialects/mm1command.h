#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialects/dialect.h"
#include "core/dialects/propertyset.h"

namespace tributary {

// The command line of MirrorMaker 1 (kafka-mirror-maker.sh, kafka.tools.MirrorMaker), as it was typed or as it stands
// in a script, a unit of systemd, a file of Docker Compose or a manifest of Kubernetes. Pure functions; any thread.

/// A word behind the program.
struct Mm1Word {
    std::string text;  ///< what is not known stands in it as it was written: "${TOPICS}"
    std::string place;
    std::vector<std::string> unknown{};  ///< "${TOPICS}"
    std::vector<std::string> assumed{};  ///< defaults that were taken: "TOPICS = orders"
};

struct Mm1Command {
    std::string file;   ///< where it was found; empty: it was typed
    std::string place;  ///< of the program
    std::vector<Mm1Word> words;
};

/// The options of a command, by name and without dashes.
struct Mm1Options {
    PropertySet values;
    std::map<std::string, std::vector<std::string>> unknown;  ///< by option; those that belong to none under ""
    std::vector<PlacedValue> assumed;
};

/// Does the text start a MirrorMaker 1 somewhere?
[[nodiscard]] bool startsMm1(std::string_view text);

/// All commands of the file, in their order; the same twice is one.
[[nodiscard]] Result<std::vector<Mm1Command>> mm1CommandsOf(const SourceText& file);

/// A command as it was typed, in one word or in many.
[[nodiscard]] Mm1Command mm1CommandOf(const std::vector<std::string>& arguments);

[[nodiscard]] Result<Mm1Options> mm1Options(const Mm1Command& command);

}  // namespace tributary
