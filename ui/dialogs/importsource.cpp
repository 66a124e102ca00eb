#include "ui/dialogs/importsource.h"

#include "core/base/readfile.h"
#include "core/dialects/registry.h"
#include "core/dialects/sourcecheck.h"
#include "ui/document/edits.h"

#include <QCoreApplication>
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

const Importer* importerOf(const QString& path) {
    const QString ending = QFileInfo{path}.suffix().toLower();
    const char* name = ending == "properties"                ? "mm2"
                       : ending == "yaml" || ending == "yml" ? "strimzi"
                       : ending == "json"                    ? "connect"
                                                             : "";
    const ImportFormat* format = importFormat(name);
    return format == nullptr ? nullptr : &format->importer;
}

/// MirrorMaker 2 has its flows in one file; the others may have theirs in several.
bool takesSeveral(const Importer& importer) { return &importer != &importFormat("mm2")->importer; }

/// Words of a shell's command line: quotes, and the backslash at the end of a line.
QStringList shellWords(const QString& line) {
    QStringList words;
    QString word;
    bool begun = false;
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (!quote.isNull()) {
            if (c == quote) {
                quote = {};
            } else {
                word += c;
            }
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            begun = true;
        } else if (c == u'\\' && i + 1 < line.size()) {
            if (line[++i] != u'\n') {
                word += line[i];
                begun = true;
            }
        } else if (c.isSpace()) {
            if (begun) {
                words << std::exchange(word, {});
            }
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun) {
        words << word;
    }
    return words;
}

/// The clusters of another file are known by their addresses: it may call another cluster by the same name.
void join(TopologySpec& all, const TopologySpec& next) {
    std::map<ClusterId, ClusterId> ids;
    for (ClusterSpec cluster : next.clusters) {
        const auto same = std::ranges::find_if(all.clusters, [&](const ClusterSpec& each) {
            return !each.bootstrap.empty() && !cluster.bootstrap.empty() &&
                   each.bootstrap.front() == cluster.bootstrap.front();
        });
        const ClusterId before = cluster.id;
        if (same != all.clusters.end()) {
            ids[before] = same->id;
            continue;
        }
        if (all.cluster(before) != nullptr) {
            cluster.id = newClusterId(all, cluster.displayName());
        }
        ids[before] = cluster.id;
        all.clusters.push_back(std::move(cluster));
    }
    for (LinkSpec link : next.links) {
        link.source = ids.at(link.source);
        link.target = ids.at(link.target);
        if (all.link(link.id) != nullptr) {
            link.id = newLinkId(all, link.source, link.target);
        }
        all.links.push_back(std::move(link));
    }
}

}  // namespace

Result<ImportSource> readImportFiles(const QStringList& paths) {
    ImportSource source;
    source.title = paths.size() == 1 ? QFileInfo{paths.front()}.fileName()
                                     : ImportSourceText::tr("%Ln file(s)", nullptr, static_cast<int>(paths.size()));
    for (const QString& path : paths) {
        const Importer* importer = importerOf(path);
        if (importer == nullptr) {
            return std::unexpected(
                Error(ErrorCode::NothingToImport)
                    .with("reason", "the ending of the file is not .properties, .yaml, .yml or .json")
                    .at(path.toStdString()));
        }
        Result<SourceText> text = readFile(path, nameOf(path, paths));
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        const auto same = std::ranges::find(source.parts, importer, &ImportSource::Part::importer);
        if (same != source.parts.end() && takesSeveral(*importer)) {
            same->request.files.push_back(std::move(*text));
        } else {
            source.parts.push_back({importer, {{std::move(*text)}, {}}});
        }
    }
    return source;
}

Result<ImportSource> readMm1(const Mm1Start& start) {
    const QStringList paths{start.consumerFile, start.producerFile};
    ImportSource::Part part{&importFormat("mm1")->importer, {}};
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

Result<Imported> readImport(const ImportSource& source, SecretRef::From secretsIn) {
    Imported all;
    for (const ImportSource::Part& part : source.parts) {
        ImportRequest request = part.request;
        request.secretsIn = secretsIn;
        Result<Imported> read = part.importer->read(request);
        if (!read) {
            return read;
        }
        if (&part == &source.parts.front()) {
            all = std::move(*read);
            continue;
        }
        join(all.spec, read->spec);
        all.report.append(read->report);
        for (FoundSecret& secret : read->secrets) {
            const auto other = std::ranges::find(all.secrets, secret.reference.name,
                                                 [](const FoundSecret& each) { return each.reference.name; });
            if (other != all.secrets.end() && other->value != secret.value) {
                return std::unexpected(
                    Error(ErrorCode::NothingToImport)
                        .with("reason", "two files have different secrets that would both be called " +
                                            secret.reference.name + "; import one after the other"));
            }
            all.secrets.push_back(std::move(secret));
        }
    }
    return all;
}

bool isMm1(const QStringList& paths, Mm1Start& start) {
    static const QRegularExpression kFlows{QStringLiteral("^\\s*clusters\\s*[=: ]"),
                                           QRegularExpression::MultilineOption};
    static const QRegularExpression kGroup{QStringLiteral("^\\s*group\\.id\\s*[=: ]"),
                                           QRegularExpression::MultilineOption};
    for (const QString& path : paths) {
        const Result<SourceText> text = readFile(path, path);
        if (!text || QFileInfo{path}.suffix().toLower() != "properties") {
            return false;
        }
        const QString content = QString::fromStdString(text->text);
        if (kFlows.match(content).hasMatch()) {
            return false;
        }
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
    QStringList words = shellWords(line);
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
