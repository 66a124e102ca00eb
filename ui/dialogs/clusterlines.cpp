#include "ui/dialogs/clusterlines.h"

#include "core/topology/clientsettings.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <set>

namespace tributary::ui {

namespace {

struct ClusterLines {
    Q_DECLARE_TR_FUNCTIONS(ClusterLines)
};

ClusterLine parseLine(const QString& text) {
    static const QRegularExpression kBlank{QStringLiteral("\\s+")};
    ClusterLine line;
    // Blanks after a comma belong to the list: "a:1, b:2".
    QString joined = text;
    joined.replace(QRegularExpression{QStringLiteral("\\s*,\\s*")}, QStringLiteral(","));
    QStringList words = joined.split(kBlank, Qt::SkipEmptyParts);
    const QStringList addresses = words.takeLast().split(u',', Qt::SkipEmptyParts);
    line.name = words.join(u' ').toStdString();
    for (const QString& address : addresses) {
        if (!isBootstrapAddress(address.toStdString())) {
            line.problem = ClusterLines::tr("“%1” is not host:port with a port from 1 to 65535.").arg(address);
        }
        line.bootstrap.push_back(address.toStdString());
    }
    if (line.bootstrap.empty()) {
        line.problem = ClusterLines::tr("There is no address.");
    } else if (line.name.empty()) {
        const std::string& first = line.bootstrap.front();
        line.name = first.substr(0, first.rfind(':'));
    }
    return line;
}

}  // namespace

std::vector<ClusterLine> parseClusterLines(const QString& text) {
    std::vector<ClusterLine> lines;
    std::set<std::string> names;
    int number = 0;
    for (const QString& raw : text.split(u'\n')) {
        ++number;
        const QString trimmed = raw.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#')) {
            continue;
        }
        ClusterLine line = parseLine(trimmed);
        line.line = number;
        if (line.problem.isEmpty() && !names.insert(line.name).second) {
            line.problem = ClusterLines::tr("The name stands twice in this list.");
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace tributary::ui
