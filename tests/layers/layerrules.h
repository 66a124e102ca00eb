#pragma once

#include "tests/layers/sourcefile.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tributary {

/// A layer as tributary_layer() declared it.
struct Layer {
    std::string name;
    std::string folder;  ///< relative to the source tree
    std::vector<std::string> uses;
};

/// Holds a source tree against the rules of design: which layer may include which, what may appear where, and how large
/// a file may grow. Reads files only; one thread.
///
///   - A file of core or ui belongs to a declared layer (of ui only where one of its layers is declared: a headless
///   build
///     declares none); it includes files of its own layer and of those that the layer
///     uses, directly or through others. app may include every layer, nothing includes app, and only tests include
///     tests.
///   - An #include of the project names a file from the top of the tree, and headers do not include each other in a
///   circle.
///   - librdkafka's header is included in core/kafka and in tests only; core never sees the modules of Qt that draw.
///   - A header has #pragma once and no `using namespace` that would reach those who include it.
///   - A file has at most 600 lines, a lower-case name, and every layer a README.md.
class LayerRules {
public:
    static constexpr int kMaximumLines = 600;

    LayerRules(std::filesystem::path root, std::vector<Layer> layers);

    /// One sentence for each violation, beginning with "file:line: " or "folder: "; sorted.
    [[nodiscard]] std::vector<std::string> violations() const;

    /// How many files were looked at: none means that the tree was not where it was expected.
    [[nodiscard]] std::size_t fileCount() const { return m_files.size(); }

private:
    void checkIncludes(const SourceFile& file, std::vector<std::string>& found) const;
    void checkText(const SourceFile& file, std::vector<std::string>& found) const;
    void checkCycles(std::vector<std::string>& found) const;
    void checkFolders(std::vector<std::string>& found) const;
    [[nodiscard]] const Layer* layerOf(const std::string& path) const;
    [[nodiscard]] const std::set<std::string>& reach(const Layer& layer) const { return m_reach.at(layer.name); }

    std::filesystem::path m_root;
    std::vector<Layer> m_layers;
    bool m_buildsUi = false;
    std::map<std::string, std::set<std::string>> m_reach;  ///< by name: itself and all layers it uses, transitively
    std::map<std::string, SourceFile> m_files;             ///< by path
};

/// Reads the lines "name|folder|used used …" that the build writes.
[[nodiscard]] std::vector<Layer> readLayers(const std::filesystem::path& file);

}  // namespace tributary
