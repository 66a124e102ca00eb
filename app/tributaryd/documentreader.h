#pragma once

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

namespace tributary::daemon {

/// A finding with its place in the file.
struct PlacedFinding {
    Finding finding;
    std::string place;  ///< "hub.tributary:12:7"

    /// "hub.tributary:12:7: error: link eu-agg: …"
    [[nodiscard]] std::string line() const;
};

/// A document that was not looked at yet.
struct DocumentText {
    std::string name;  ///< a file's, or that of the standard input: what places begin with
    std::string text;
};

/// A document as read from a file, with everything that can be said of it without connecting to a cluster.
struct Document {
    std::string name;  ///< of its DocumentText
    TopologySpec spec;
    std::vector<PlacedFinding> findings;  ///< in the order of the document

    /// Those that concern a link, its clusters or the document.
    [[nodiscard]] std::vector<PlacedFinding> findingsFor(const LinkId& link) const;
};

/// The links that `ids` name, or all; LinkUnknown for one that is not there.
[[nodiscard]] Result<std::vector<const LinkSpec*>> chooseLinks(const TopologySpec& spec,
                                                               const std::vector<std::string>& ids);

[[nodiscard]] bool hasErrors(const std::vector<PlacedFinding>& findings);

/// A file's text; "-" is the standard input.
[[nodiscard]] Result<DocumentText> readDocumentText(const std::string& file);

/// The same as a value, not validated.
[[nodiscard]] Result<TopologySpec> readTopology(const std::string& file);

/// Reads and validates. The error has its place as context. Beside validate()'s findings there are those about patterns
/// that do not compile and secrets that this machine cannot read: in a keychain (an error), or not
/// set in the environment or not readable as a file (a warning: the process that runs the link may have them).
/// `started` are links that are started by name: findings are as if they started by themselves.
[[nodiscard]] Result<Document> readDocument(const std::string& file, const kafka::SecretSource& secrets,
                                            const std::vector<std::string>& started = {});

/// The same for a document that is part of the program.
[[nodiscard]] Document documentOf(TopologySpec spec, const kafka::SecretSource& secrets);

}  // namespace tributary::daemon
