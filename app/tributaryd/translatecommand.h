#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/tributaryd/terminal.h"
#include "core/base/error.h"
#include "core/kafka/secretsource.h"
#include "core/link/keptpositions.h"
#include "core/topology/topologyspec.h"

namespace CLI {
class App;
}

namespace tributary::daemon {

/// `tributaryd translate FILE --link L TOPIC:PARTITION:OFFSET…`: positions at the source of a link as positions at its
/// target, or the other way, by what is kept at the target. Only reads, and asks nobody but the target.
class TranslateCommand {
public:
    struct Options {
        std::string file;
        std::string link;
        std::vector<std::string> positions;
        std::string csv;  ///< a file of lines "topic,partition,offset"; - is the standard input
        std::string stateDirectory;
        bool reverse = false;
    };
    /// Adds them to the command line's `command`.
    static void describe(CLI::App& command, Options& options);

    TranslateCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out,
                     Terminal errors);
    [[nodiscard]] int run() const;

private:
    struct Asked {
        std::string text;  ///< as it was given
        kafka::TopicPartition at;
        std::int64_t offset = 0;
    };
    [[nodiscard]] static std::optional<Asked> readAsked(std::string_view text, char separator);
    [[nodiscard]] Result<std::vector<Asked>> asked() const;
    [[nodiscard]] Result<KeptPositions> kept(const TopologySpec& spec, const LinkSpec& link) const;
    [[nodiscard]] int translate(const KeptPositions& kept, const std::vector<Asked>& asked) const;

    const Options m_options;
    const std::shared_ptr<const kafka::SecretSource> m_secrets;
    const Terminal m_out;
    const Terminal m_errors;
};

}  // namespace tributary::daemon
