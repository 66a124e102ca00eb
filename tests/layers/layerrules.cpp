#include "tests/layers/layerrules.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace tributary {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> kTrees{"core", "ui", "app", "tests"};

bool under(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string place(const SourceFile& file, int line) { return file.path + ":" + std::to_string(line) + ": "; }

}  // namespace

LayerRules::LayerRules(fs::path root, std::vector<Layer> layers)
    : m_root(std::move(root)), m_layers(std::move(layers)) {
    m_buildsUi = std::ranges::any_of(m_layers, [](const Layer& each) { return under(each.folder, "ui"); });
    // A layer uses only layers declared before it, so one pass in that order closes the relation.
    for (const Layer& layer : m_layers) {
        std::set<std::string>& reached = m_reach[layer.name];
        reached.insert(layer.name);
        for (const std::string& used : layer.uses) {
            const auto known = m_reach.find(used);
            if (known == m_reach.end() || used == layer.name) {
                throw std::runtime_error("layer " + layer.name + " uses " + used + ", which is not declared before it");
            }
            reached.insert(known->second.begin(), known->second.end());
        }
    }
    for (const std::string_view tree : kTrees) {
        if (!fs::is_directory(m_root / tree)) {
            continue;
        }
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(m_root / tree)) {
            const std::string extension = entry.path().extension().string();
            if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp")) {
                const std::string path = fs::relative(entry.path(), m_root).generic_string();
                m_files.emplace(path, readSourceFile(m_root, path));
            }
        }
    }
}

std::vector<std::string> LayerRules::violations() const {
    std::vector<std::string> found;
    for (const auto& [path, file] : m_files) {
        checkIncludes(file, found);
        checkText(file, found);
    }
    checkCycles(found);
    checkFolders(found);
    std::ranges::sort(found);
    return found;
}

const Layer* LayerRules::layerOf(const std::string& path) const {
    const Layer* best = nullptr;
    for (const Layer& layer : m_layers) {
        if (under(path, layer.folder) && (best == nullptr || layer.folder.size() > best->folder.size())) {
            best = &layer;
        }
    }
    return best;
}

void LayerRules::checkIncludes(const SourceFile& file, std::vector<std::string>& found) const {
    const Layer* layer = layerOf(file.path);
    if (layer == nullptr && (under(file.path, "core") || (m_buildsUi && under(file.path, "ui")))) {
        found.push_back(place(file, 1) + "belongs to no layer; declare its folder with tributary_layer()");
    }
    static const std::regex drawing("^(QtGui|QtWidgets|QtPrintSupport|QtSvg|QtSvgWidgets|QtOpenGL)/");
    for (const Include& include : file.includes) {
        const std::string where = place(file, include.line);
        if (include.path.starts_with("librdkafka/") && !under(file.path, "core/kafka") && !under(file.path, "tests")) {
            found.push_back(where + "only core/kafka includes " + include.path);
        }
        if (under(file.path, "core") && std::regex_search(include.path, drawing)) {
            found.push_back(where + "core includes nothing that draws: " + include.path);
        }
        if (!include.quoted || include.path.ends_with(".moc") || include.path.starts_with("moc_")) {
            continue;
        }
        const auto target = m_files.find(include.path);
        if (target == m_files.end()) {
            found.push_back(where + "no such file from the top of the tree: " + include.path);
            continue;
        }
        if (under(include.path, "tests") && !under(file.path, "tests")) {
            found.push_back(where + "only tests include tests: " + include.path);
        }
        if (under(include.path, "app") && !under(file.path, "app") && !under(file.path, "tests")) {
            found.push_back(where + "nothing includes app: " + include.path);
        }
        const Layer* other = layerOf(include.path);
        if (layer != nullptr && other != nullptr && !reach(*layer).contains(other->name)) {
            found.push_back(where + "layer " + layer->name + " does not use layer " + other->name + ": " +
                            include.path);
        }
    }
}

void LayerRules::checkText(const SourceFile& file, std::vector<std::string>& found) const {
    if (file.lines > kMaximumLines) {
        found.push_back(place(file, file.lines) + "has " + std::to_string(file.lines) + " lines; " +
                        std::to_string(kMaximumLines) + " is the limit: it has a second responsibility");
    }
    const std::string name = fs::path(file.path).filename().string();
    static const std::regex lowerCase("^[a-z0-9_]+\\.(h|cpp)$");
    if (!std::regex_match(name, lowerCase)) {
        found.push_back(place(file, 1) + "a file name is lower case");
    }
    if (!file.isHeader()) {
        return;
    }
    if (!file.pragmaOnce) {
        found.push_back(place(file, 1) + "a header has #pragma once");
    }
    for (const int line : file.usingNamespaceLines) {
        found.push_back(place(file, line) + "no `using namespace` in a header");
    }
}

void LayerRules::checkCycles(std::vector<std::string>& found) const {
    enum class Mark { Unseen, Open, Done };
    std::map<std::string, Mark> marks;
    std::vector<std::string> path;
    const std::function<void(const SourceFile&)> visit = [&](const SourceFile& file) {
        marks[file.path] = Mark::Open;
        path.push_back(file.path);
        for (const Include& include : file.includes) {
            const auto target = m_files.find(include.path);
            if (target == m_files.end()) {
                continue;
            }
            if (marks[include.path] == Mark::Open) {
                std::string cycle;
                for (auto at = std::ranges::find(path, include.path); at != path.end(); ++at) {
                    cycle += *at + " → ";
                }
                found.push_back(place(file, include.line) + "include cycle: " + cycle + include.path);
            } else if (marks[include.path] == Mark::Unseen) {
                visit(target->second);
            }
        }
        path.pop_back();
        marks[file.path] = Mark::Done;
    };
    for (const auto& [name, file] : m_files) {
        if (marks[name] == Mark::Unseen) {
            visit(file);
        }
    }
}

void LayerRules::checkFolders(std::vector<std::string>& found) const {
    static const std::regex drawingTarget(R"(\bQt6?::(Gui|Widgets|PrintSupport|Svg|SvgWidgets|OpenGL)\b)");
    for (const Layer& layer : m_layers) {
        if (!fs::exists(m_root / layer.folder / "README.md")) {
            found.push_back(layer.folder + ": has no README.md");
        }
        std::ifstream lists(m_root / layer.folder / "CMakeLists.txt");
        std::ostringstream text;
        text << lists.rdbuf();
        if (under(layer.folder, "core") && std::regex_search(text.str(), drawingTarget)) {
            found.push_back(layer.folder + ": core links nothing of Qt that draws");
        }
    }
}

std::vector<Layer> readLayers(const fs::path& file) {
    std::ifstream stream(file);
    if (!stream) {
        throw std::runtime_error("cannot read " + file.string());
    }
    std::vector<Layer> layers;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        Layer layer;
        std::string uses;
        std::getline(fields, layer.name, '|');
        std::getline(fields, layer.folder, '|');
        std::getline(fields, uses);
        std::istringstream names(uses);
        for (std::string used; names >> used;) {
            layer.uses.push_back(used);
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

}  // namespace tributary
