#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/dialects/lossreport.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// A file as it was read; `name` is what places in errors and in the report begin with.
struct SourceText {
    std::string name;
    std::string text;
};

/// The names that secrets have been given, with what stood where each was found: two secrets never share a name.
using SecretNames = std::map<std::string, std::string>;

struct ImportRequest {
    std::vector<SourceText> files;
    std::vector<std::string> arguments;  ///< MirrorMaker 1: its command line, whose files are among `files`
    /// Where secrets that stand in clear are to be kept. Never File: nothing is written.
    SecretRef::From secretsIn = SecretRef::From::Env;
    std::string target{};       ///< "host:port,…" where a Replicator writes that does not say it itself
    SecretNames secretNames{};  ///< given by what was imported before, in the same import
};

/// A secret that stood in clear in what was imported; the spec refers to it by `reference`.
struct FoundSecret {
    SecretRef reference;
    std::string value;
};

struct Imported {
    TopologySpec spec;  ///< without an id; whoever keeps it mints one
    LossReport report;
    std::vector<FoundSecret> secrets;
    SecretNames secretNames;  ///< those of the request, and its own
};

/// Reads the files of one foreign program into a topology. Stateless: any thread, no disk, no network. What is
/// malformed is an error with "file:line:column" as its context; what is well-formed and does not fit is a line of the
/// report.
class Importer {
public:
    virtual ~Importer() = default;
    [[nodiscard]] virtual Result<Imported> read(const ImportRequest& request) const = 0;
    /// Does the text look like a file of this program? A few words of it tell; it may be malformed all the same.
    [[nodiscard]] virtual bool recognises(std::string_view text) const = 0;
};

struct ExportedFile {
    std::string name;  ///< relative, without folders: what it should be called
    std::string text;
    bool executable = false;
};

struct Exported {
    std::vector<ExportedFile> files;
    LossReport report;
};

/// Writes a topology as the files of one foreign program. Stateless: any thread, no disk, no network. The same spec
/// always gives the same text. No secret ever stands in it.
class Exporter {
public:
    virtual ~Exporter() = default;
    [[nodiscard]] virtual Result<Exported> write(const TopologySpec& spec) const = 0;
};

}  // namespace tributary
