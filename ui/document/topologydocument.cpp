#include "ui/document/topologydocument.h"

#include "core/topology/topologyfile.h"
#include "core/topology/topologyjson.h"
#include "ui/document/editcommand.h"
#include "ui/document/edits.h"

#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>

#include <algorithm>
#include <utility>

namespace tributary::ui {

/// Tells a file that others wrote from one that this document wrote.
class TopologyDocument::FileWatch {
public:
    FileWatch(const QString& path, QString content) : m_content(std::move(content)) { m_watcher.addPath(path); }

    [[nodiscard]] QFileSystemWatcher& watcher() { return m_watcher; }
    [[nodiscard]] bool differs(const QString& content) const { return content != m_content; }
    void seen(QString content) { m_content = std::move(content); }

private:
    QFileSystemWatcher m_watcher;
    QString m_content;
};

namespace {

constexpr int kValidateAfterMs = 0;

QString readAll(const QString& path) {
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

std::shared_ptr<const TopologySpec> emptySpec() {
    TopologySpec spec;
    spec.id = newDocumentId();
    return std::make_shared<const TopologySpec>(std::move(spec));
}

}  // namespace

TopologyDocument::TopologyDocument(QObject* parent) : QObject(parent), m_spec(emptySpec()) {
    m_validate.setSingleShot(true);
    m_validate.setInterval(kValidateAfterMs);
    connect(&m_validate, &QTimer::timeout, this, [this] {
        m_findings = findingsNow();
        emit findingsChanged();
    });
    connect(&m_undo, &QUndoStack::cleanChanged, this, &TopologyDocument::unsavedChanged);
}

TopologyDocument::~TopologyDocument() {
    m_undo.disconnect(this);  // its destructor clears it, and that says it is clean
}

void TopologyDocument::edit(const QString& text, TopologySpec next, MergeKind merge, int gesture) {
    auto command = std::make_unique<EditCommand>(*this, text, *m_spec, std::move(next), merge, gesture);
    if (!command->changesNothing()) {
        m_undo.push(command.release());  // the stack owns it from here on
    }
}

void TopologyDocument::replaceSpec(TopologySpec next, const SpecChange& change) {
    m_spec = std::make_shared<const TopologySpec>(std::move(next));
    m_validate.start();
    emit changed(change);
}

std::vector<Finding> TopologyDocument::findingsNow(const std::set<LinkId>& started) const {
    std::vector<Finding> findings = validate(withStarted(*m_spec, started));
    // Validation says some of it without knowing a topic, or a connector.
    const auto said = [&findings](const Finding& each) {
        return std::ranges::any_of(findings, [&each](const Finding& other) {
            return other.link == each.link && other.error.code == each.error.code;
        });
    };
    std::vector<Finding> further = m_furtherChecks ? m_furtherChecks(*m_spec) : std::vector<Finding>{};
    std::erase_if(further, said);
    findings.insert(findings.end(), further.begin(), further.end());
    for (const Finding& each : m_topicFindings) {
        if (!said(each) && m_spec->link(each.link) != nullptr) {
            findings.push_back(each);
        }
    }
    return findings;
}

void TopologyDocument::setTopicFindings(std::vector<Finding> findings) {
    if (findings != m_topicFindings) {
        m_topicFindings = std::move(findings);
        m_validate.start();
    }
}

std::vector<Finding> TopologyDocument::findingsOf(const LinkId& link) const {
    return findingsForLink(*m_spec, m_findings, link);
}

std::vector<Finding> TopologyDocument::findingsOf(const ClusterId& cluster) const {
    std::vector<Finding> own;
    for (const Finding& finding : m_findings) {
        if (finding.cluster == cluster) {
            own.push_back(finding);
        }
    }
    return own;
}

void TopologyDocument::reset(TopologySpec spec, const QString& path) {
    m_undo.clear();
    m_undo.setClean();
    m_recovered = false;
    const std::optional<DocumentId> id = spec.id;
    if (!spec.id) {
        spec.id = newDocumentId();
    }
    m_path = path;
    watchFile();
    m_spec = std::make_shared<const TopologySpec>(std::move(spec));
    emit replaced(id);
    m_validate.start();
    SpecChange change;
    change.reset = true;
    emit changed(change);
    emit pathChanged();
    emit unsavedChanged();
}

Status TopologyDocument::load(const QString& path) {
    Result<TopologySpec> loaded = loadTopology(path.toStdString());
    if (!loaded) {
        return std::unexpected(std::move(loaded.error()));
    }
    reset(std::move(*loaded), path);
    return {};
}

Status TopologyDocument::save() {
    if (Status written = saveTopology(m_path.toStdString(), *m_spec); !written) {
        return written;
    }
    m_recovered = false;
    m_undo.setClean();
    watchFile();
    emit unsavedChanged();
    emit saved();
    return {};
}

Status TopologyDocument::saveAs(const QString& path) {
    // Another file is another document, lest both use the same consumer groups. The first save of a new one is not.
    TopologySpec next = *m_spec;
    const bool other = !m_path.isEmpty() && QFileInfo{path} != QFileInfo{m_path};
    if (other) {
        next.id = newDocumentId();
    }
    if (Status written = saveTopology(path.toStdString(), next); !written) {
        return written;
    }
    m_path = path;
    m_recovered = false;
    if (other) {
        SpecChange change;
        change.documentChanged = true;
        replaceSpec(std::move(next), change);
    }
    m_undo.setClean();
    watchFile();
    emit pathChanged();
    emit unsavedChanged();
    emit saved();
    return {};
}

QString TopologyDocument::title() const {
    if (!m_path.isEmpty()) {
        return QFileInfo{m_path}.completeBaseName();
    }
    return m_spec->name.empty() ? tr("Untitled") : QString::fromStdString(m_spec->name);
}

void TopologyDocument::watchFile() {
    m_watch.reset();
    if (!m_path.isEmpty()) {
        m_watch = std::make_unique<FileWatch>(m_path, readAll(m_path));
        connect(&m_watch->watcher(), &QFileSystemWatcher::fileChanged, this, &TopologyDocument::noteDiskChange);
    }
}

void TopologyDocument::noteDiskChange() {
    if (!m_watch->watcher().files().contains(m_path) && QFile::exists(m_path)) {
        m_watch->watcher().addPath(m_path);  // it was replaced by another file of that name
    }
    QString content = readAll(m_path);
    if (!content.isEmpty() && m_watch->differs(content)) {
        m_watch->seen(std::move(content));
        emit changedOnDisk();
    }
}

}  // namespace tributary::ui
