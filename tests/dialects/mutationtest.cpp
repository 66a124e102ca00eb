#include <algorithm>
#include <random>
#include <vector>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include "tests/dialects/boundedimport.h"
#include "tests/dialects/mutation.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// All inputs of the tests, changed at random: each is imported or refused with a place, and nothing takes more than
/// two seconds of work or 200 MiB. TRIBUTARY_SEED repeats a run, TRIBUTARY_MUTATIONS makes a longer one.
class MutationTest : public QObject {
    Q_OBJECT

private slots:
    void survivesMutations();
};

namespace {

/// Every format that reads such a file.
std::vector<std::string> formatsOf(const QString& file) {
    if (file.endsWith(".properties")) {
        return {"mm2", "mm1"};
    }
    if (QFileInfo(file).fileName().startsWith("msk")) {
        return {"msk"};
    }
    if (QFileInfo(file).fileName().startsWith("redpanda")) {
        return {"redpanda"};
    }
    return {file.endsWith(".json") ? "connect" : "strimzi"};
}

ImportRequest mutatedRequest(const std::string& format, const std::string& file, const std::string& text) {
    ImportRequest request{{{file, text}}, {}, SecretRef::From::Env};
    if (format == "mm1") {
        request.files.push_back({"p", "bootstrap.servers=b:1"});
        request.arguments = {"--consumer.config", file, "--producer.config", "p", "--include", "x"};
    }
    return request;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// "file" or "file:line:column", of one of its files.
bool isPlace(const std::string& place, const ImportRequest& request) {
    return std::ranges::any_of(request.files, [&](const SourceText& file) {
        return place == file.name || place.starts_with(file.name + ":");
    });
}

}  // namespace

void MutationTest::survivesMutations() {
    const QDir folder(qEnvironmentVariable("TRIBUTARY_SOURCE_DIR") + "/tests/dialects");
    struct Input {
        std::string format;
        std::string file;
        std::string text;
    };
    std::vector<Input> inputs;
    QStringList files;
    const QStringList names{"*.properties", "*.yaml", "*.json"};
    for (const char* each : {"import", "cases", "export"}) {
        for (QDirIterator all(folder.filePath(each), names, QDir::Files, QDirIterator::Subdirectories);
             all.hasNext();) {
            files << all.next();
        }
    }
    files.sort();  // a seed means the same everywhere
    for (const QString& file : files) {
        for (const std::string& format : formatsOf(file)) {
            inputs.push_back({format, QFileInfo(file).fileName().toStdString(), contentOf(file).toStdString()});
        }
    }
    QVERIFY(inputs.size() > 60);
    bool given = false;
    const uint seed = qEnvironmentVariableIsSet("TRIBUTARY_SEED")
                          ? qEnvironmentVariable("TRIBUTARY_SEED").toUInt(&given)
                          : std::random_device{}();
    const int count = std::max(1'000, qEnvironmentVariableIntValue("TRIBUTARY_MUTATIONS"));
    qInfo("%d mutations of %zu inputs, TRIBUTARY_SEED=%u", count, inputs.size(), seed);
    int refused = 0;
    double mostSeconds = 0;
    long mostKiB = 0;
    for (int i = 0; i < count; ++i) {
        std::mt19937 random(seed + static_cast<uint>(i));
        const Input& input = inputs[static_cast<std::size_t>(i) % inputs.size()];
        const ImportRequest request = mutatedRequest(input.format, input.file, mutated(input.text, random));
        const BoundedImport result = importBounded(input.format, request);
        const QByteArray which = QByteArray::number(i) + ", " + input.format.c_str() + " " + input.file.c_str() + ": " +
                                 result.place.c_str() + ": " + result.message.c_str();
        QVERIFY2(!result.crashed, which.constData());
        QVERIFY2(result.cpuSeconds < kMostImportSeconds, which.constData());
        QVERIFY2(result.grownKiB < kMostImportKiB, which.constData());
        QVERIFY2(result.imported || (isPlace(result.place, request) && !result.message.empty()), which.constData());
        refused += result.imported ? 0 : 1;
        mostSeconds = std::max(mostSeconds, result.cpuSeconds);
        mostKiB = std::max(mostKiB, result.grownKiB);
    }
    qInfo("%d refused; at most %.2f s and %ld MiB", refused, mostSeconds, mostKiB / 1024);
    QVERIFY(refused > count / 10 && refused < count);
}

TRIBUTARY_TEST(MutationTest, NoApplication)
#include "mutationtest.moc"
