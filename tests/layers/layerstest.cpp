#include "tests/layers/layerrules.h"
#include "tests/layers/sourcefile.h"
#include "tests/support/testprogram.h"

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;

namespace {

const std::vector<Layer> kLayers{{"base", "core/base", {}},
                                 {"topology", "core/topology", {"base"}},
                                 {"kafka", "core/kafka", {"topology"}},
                                 {"canvas", "ui/canvas", {"kafka"}}};

/// A tree of its own that keeps every rule, for a test to break.
class Tree {
public:
    Tree() {
        for (const Layer& layer : kLayers) {
            write(layer.folder + "/README.md", "what it is\n");
        }
        write("core/base/id.h", "#pragma once\n#include <string>\n");
        write("core/topology/spec.h", "#pragma once\n#include \"core/base/id.h\"\n");
        write("core/kafka/client.h", "#pragma once\n#include <librdkafka/rdkafka.h>\n#include \"core/base/id.h\"\n");
        write("ui/canvas/scene.h", "#pragma once\n#include <QtGui/QImage>\n#include \"core/topology/spec.h\"\n");
        write("app/main.cpp", "#include \"ui/canvas/scene.h\"\nusing namespace tributary;\n");
        write("tests/base/idtest.cpp",
              "#include \"core/base/id.h\"\n#include <librdkafka/rdkafka.h>\n#include \"idtest.moc\"\n");
    }

    void write(const std::string& path, const std::string& text) const {
        const std::filesystem::path file = root() / path;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }

    void remove(const std::string& path) const { std::filesystem::remove(root() / path); }

    [[nodiscard]] std::filesystem::path root() const { return m_directory.path().toStdString(); }

    [[nodiscard]] QStringList violations() const {
        QStringList out;
        for (const std::string& violation : LayerRules(root(), kLayers).violations()) {
            out << QString::fromStdString(violation);
        }
        return out;
    }

private:
    QTemporaryDir m_directory;
};

}  // namespace

/// The rules of the layers, on this source tree and on small trees that break one rule each.
class LayersTest : public QObject {
    Q_OBJECT

private slots:
    void thisTreeKeepsTheRules();
    void theArchitecturePageShowsTheLayers();
    void aCleanTreePasses();
    void aBrokenRuleIsNamed_data();
    void aBrokenRuleIsNamed();
    void aTreeBuiltWithoutItsUiKeepsTheRules();
    void aMissingReadmeIsNamed();
    void aFileMayHaveSixHundredLines();
    void aLayerMustBeDeclaredBeforeItIsUsed();
    void commentsAndLiteralsAreBlanked();
};

void LayersTest::thisTreeKeepsTheRules() {
    const LayerRules rules(qEnvironmentVariable("TRIBUTARY_SOURCE_DIR").toStdString(),
                           readLayers(qEnvironmentVariable("TRIBUTARY_LAYERS_FILE").toStdString()));
    QVERIFY(rules.fileCount() > 0);
    QStringList found;
    for (const std::string& violation : rules.violations()) {
        found << QString::fromStdString(violation);
    }
    QVERIFY2(found.isEmpty(), qPrintable("\n" + found.join('\n')));
}

void LayersTest::theArchitecturePageShowsTheLayers() {
    const std::filesystem::path root = qEnvironmentVariable("TRIBUTARY_SOURCE_DIR").toStdString();
    std::set<std::vector<std::string>> shown;
    std::ifstream page(root / "docs/architecture.md");
    for (std::string line; std::getline(page, line);) {
        std::istringstream words(line);
        shown.insert({std::istream_iterator<std::string>{words}, {}});
    }
    for (const Layer& layer : readLayers(qEnvironmentVariable("TRIBUTARY_LAYERS_FILE").toStdString())) {
        std::string folder = layer.folder;
        while (folder.ends_with('/')) {
            folder.pop_back();
        }
        std::vector<std::string> line{layer.name, folder};
        line.insert(line.end(), layer.uses.begin(), layer.uses.end());
        QVERIFY2(shown.contains(line), ("docs/architecture.md does not have " + layer.name + " as it is").c_str());
    }
}

void LayersTest::aCleanTreePasses() {
    const Tree tree;
    QCOMPARE(tree.violations(), QStringList{});
    QCOMPARE(LayerRules(tree.root(), kLayers).fileCount(), 6U);
}

void LayersTest::aTreeBuiltWithoutItsUiKeepsTheRules() {
    const Tree tree;
    std::vector<Layer> headless = kLayers;
    headless.pop_back();
    QVERIFY(LayerRules(tree.root(), headless).violations().empty());
    tree.write("core/wire/frame.cpp", "\n");
    QCOMPARE(LayerRules(tree.root(), headless).violations().size(), 1U);
}

void LayersTest::aBrokenRuleIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char* name, const char* file, const char* text, const char* violation) {
        QTest::newRow(name) << QString(file) << QString(text) << QString(violation);
    };
    row("upwards", "core/base/error.cpp", "#include \"core/topology/spec.h\"\n",
        "core/base/error.cpp:1: layer base does not use layer topology: core/topology/spec.h");
    row("ui from core", "core/kafka/admin.cpp", "// why\n#  include \"ui/canvas/scene.h\"\n",
        "core/kafka/admin.cpp:2: layer kafka does not use layer canvas: ui/canvas/scene.h");
    row("app from ui", "ui/canvas/item.cpp", "#include \"app/composition.h\"\n",
        "ui/canvas/item.cpp:1: nothing includes app: app/composition.h");
    row("tests from core", "core/base/error.cpp", "#include \"tests/support/proxy.h\"\n",
        "core/base/error.cpp:1: only tests include tests: tests/support/proxy.h");
    row("no layer", "core/wire/frame.cpp", "\n",
        "core/wire/frame.cpp:1: belongs to no layer; declare its folder with tributary_layer()");
    row("relative", "core/base/error.cpp", "#include \"id.h\"\n",
        "core/base/error.cpp:1: no such file from the top of the tree: id.h");
    row("librdkafka", "core/topology/spec.cpp", "#include <librdkafka/rdkafka_mock.h>\n",
        "core/topology/spec.cpp:1: only core/kafka includes librdkafka/rdkafka_mock.h");
    row("widgets", "core/base/log.cpp", "#include <QtWidgets/QLabel>\n",
        "core/base/log.cpp:1: core includes nothing that draws: QtWidgets/QLabel");
    row("linked widgets", "core/base/CMakeLists.txt", "tributary_layer(base LIBRARIES Qt6::Widgets)\n",
        "core/base: core links nothing of Qt that draws");
    row("cycle", "core/base/id.h", "#pragma once\n#include \"core/base/id.h\"\n",
        "core/base/id.h:2: include cycle: core/base/id.h → core/base/id.h");
    row("using namespace", "core/base/log.h", "#pragma once\nnamespace tributary {\nusing namespace std;\n}\n",
        "core/base/log.h:3: no `using namespace` in a header");
    row("pragma", "core/base/log.h", "// #pragma once\n", "core/base/log.h:1: a header has #pragma once");
    row("upper case", "core/base/Log.cpp", "\n", "core/base/Log.cpp:1: a file name is lower case");
}

void LayersTest::aBrokenRuleIsNamed() {
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, violation);
    const Tree tree;
    tree.write("app/composition.h", "#pragma once\n");
    tree.write("tests/support/proxy.h", "#pragma once\n");
    tree.write(file.toStdString(), text.toStdString());
    QCOMPARE(tree.violations(), QStringList{violation});
}

void LayersTest::aMissingReadmeIsNamed() {
    const Tree tree;
    tree.remove("core/kafka/README.md");
    QCOMPARE(tree.violations(), QStringList{"core/kafka: has no README.md"});
}

void LayersTest::aFileMayHaveSixHundredLines() {
    const Tree tree;
    tree.write("core/base/log.cpp", std::string(600, '\n'));
    QCOMPARE(tree.violations(), QStringList{});
    tree.write("core/base/log.cpp", std::string(601, '\n'));
    QCOMPARE(tree.violations().size(), 1);
}

void LayersTest::aLayerMustBeDeclaredBeforeItIsUsed() {
    const Tree tree;
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, LayerRules(tree.root(), {{"base", "core/base", {"topology"}}}));
}

void LayersTest::commentsAndLiteralsAreBlanked() {
    QCOMPARE(blankComments("a // b\nc"), "a     \nc");
    QCOMPARE(blankComments("a /* b\n */ c"), "a     \n    c");
    QCOMPARE(blankComments("x = \"/*\"; y"), "x = \"  \"; y");
    QCOMPARE(blankComments("x = '\"'; // y"), "x = ' ';     ");
    QCOMPARE(blankComments("n = 1'000; // y"), "n = 1'000;     ");
    QCOMPARE(blankComments("#include \"a/b.h\""), "#include \"a/b.h\"");
    QCOMPARE(blankComments("R\"(a\" // b)\" c"), "R\"(       )\" c");
}

TRIBUTARY_TEST(LayersTest, NoApplication)
#include "layerstest.moc"
