#include "ui/dialogs/importsource.h"

#include "core/base/readfile.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/mm1importer.h"
#include "core/dialects/shellwords.h"
#include "core/dialects/sourcecheck.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace tributary::ui {

namespace {

struct ImportSourceText {
    Q_DECLARE_TR_FUNCTIONS(ImportSource)
};

Result<SourceText> readFile(const QString& path, const QString& name) {
    // One byte more than an importer takes: it says then that the file is too large.
    Result<std::string> text = tributary::readFile(path.toStdU16String(), kMostSourceBytes + 1);
    if (!text) {
        return std::unexpected(std::move(text.error()));
    }
    return SourceText{name.toStdString(), std::move(*text)};
}

/// The short name where it tells the files apart.
QString nameOf(const QString& path, const QStringList& paths) {
    const QString name = QFileInfo{path}.fileName();
    const auto same =
        std::ranges::count_if(paths, [&](const QString& each) { return QFileInfo{each}.fileName() == name; });
    return same > 1 ? path : name;
}

/// A file that a script names: where it says, or beside the script.
Result<SourceText> readWanted(const Mm1Importer::WantedFile& wanted, const QStringList& paths) {
    const QString name = QString::fromStdString(wanted.name);
    QStringList places{name};
    for (const QString& path : paths) {
        if (nameOf(path, paths).toStdString() == wanted.from) {
            places << QFileInfo{path}.dir().filePath(QFileInfo{name}.fileName());
        }
    }
    const auto found = std::ranges::find_if(places, [](const QString& each) { return QFileInfo{each}.isFile(); });
    return readFile(found == places.end() ? name : *found, found == places.end() ? name : *found);
}

}  // namespace

Result<ImportSource> readImportFiles(const QStringList& paths) {
    ImportSource source;
    source.title = paths.size() == 1 ? QFileInfo{paths.front()}.fileName()
                                     : ImportSourceText::tr("%Ln file(s)", nullptr, static_cast<int>(paths.size()));
    ImportRequest request;
    for (const QString& path : paths) {
        Result<SourceText> text = readFile(path, nameOf(path, paths));
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        request.files.push_back(std::move(*text));
    }
    for (const Mm1Importer::WantedFile& wanted : Mm1Importer::wantedFiles(request)) {
        if (Result<SourceText> text = readWanted(wanted, paths)) {
            request.files.push_back(std::move(*text));
        }
    }
    Result<std::vector<ImportPart>> parts = importParts(std::move(request), nullptr);
    if (!parts) {
        return std::unexpected(std::move(parts.error()));
    }
    source.parts = std::move(*parts);
    return source;
}

Result<ImportSource> readMm1(const Mm1Start& start) {
    const QStringList paths{start.consumerFile, start.producerFile};
    ImportPart part{importFormat("mm1"), {}};
    const auto argument = [&part](const char* option, const QString& value) {
        part.request.arguments.emplace_back(option);
        part.request.arguments.push_back(value.toStdString());
    };
    for (const QString& path : paths) {
        const QString name = nameOf(path, paths);
        argument(part.request.files.empty() ? "--consumer.config" : "--producer.config", name);
        Result<SourceText> text = readFile(path, name);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        part.request.files.push_back(std::move(*text));
    }
    argument("--include", start.include);
    for (const QString& option : start.options) {
        part.request.arguments.push_back(option.toStdString());
    }
    return ImportSource{QStringLiteral("MirrorMaker 1"), {std::move(part)}};
}

bool isMm1(const QStringList& paths, Mm1Start& start) {
    static const QRegularExpression kGroup{QStringLiteral("^\\s*group\\.id\\s*[=: ]"),
                                           QRegularExpression::MultilineOption};
    for (const QString& path : paths) {
        const Result<SourceText> text = readFile(path, path);
        const auto known = [&](const ImportFormat& format) { return format.importer.recognises(text->text); };
        if (!text || !isClientProperties(text->text) || std::ranges::any_of(importFormats(), known)) {
            return false;
        }
        const QString content = QString::fromStdString(text->text);
        const bool consumer = kGroup.match(content).hasMatch() || path.contains("consumer", Qt::CaseInsensitive);
        (consumer && start.consumerFile.isEmpty() ? start.consumerFile : start.producerFile) = path;
    }
    return !paths.isEmpty() && paths.size() <= 2;
}

void takeCommandLine(const QString& line, Mm1Start& start) {
    const std::map<QString, QString*> fields{{"--consumer.config", &start.consumerFile},
                                             {"--producer.config", &start.producerFile},
                                             {"--include", &start.include},
                                             {"--whitelist", &start.include}};
    QStringList words;
    for (const std::string& word : shellWords(line.toStdString())) {
        words << QString::fromStdString(word);
    }
    while (!words.isEmpty() && !words.front().startsWith("--")) {
        words.removeFirst();  // the program: bin/kafka-mirror-maker.sh, or java with its class
    }
    start.options.clear();
    for (qsizetype i = 0; i < words.size(); ++i) {
        const qsizetype equals = words[i].indexOf(u'=');
        const auto field = fields.find(equals < 0 ? words[i] : words[i].left(equals));
        if (field == fields.end()) {
            start.options << words[i];
        } else if (equals >= 0) {
            *field->second = words[i].mid(equals + 1);
        } else if (i + 1 < words.size()) {
            *field->second = words[++i];
        }
    }
}

}  // namespace tributary::ui
