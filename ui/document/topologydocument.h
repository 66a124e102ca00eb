#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tributary::ui {

/// What an edit, an undo or a redo did, by id. Projections (canvas, tables, inspectors) update just these objects.
struct SpecChange {
    std::vector<ClusterId> clustersAdded;
    std::vector<ClusterId> clustersRemoved;
    std::vector<ClusterId> clustersChanged;
    std::vector<LinkId> linksAdded;
    std::vector<LinkId> linksRemoved;
    std::vector<LinkId> linksChanged;
    bool documentChanged = false;  ///< name, environment, rule sets
    bool reset = false;            ///< another document was loaded: everything is new, the lists are empty
};

/// Edits with the same kind, but None, on the same objects within one gesture become one undo step.
enum class MergeKind { None, Nudge };

/// The truth of one window: the topology, its undo stack and its file. All edits go through edit(). GUI thread only.
///
/// Run state, zoom, docks and metrics are not part of it.
class TopologyDocument final : public QObject {
    Q_OBJECT

public:
    /// An empty document with a new UUID.
    explicit TopologyDocument(QObject* parent = nullptr);
    ~TopologyDocument() override;

    [[nodiscard]] const TopologySpec& spec() const { return *m_spec; }
    /// The same as an immutable value that may be kept and handed to other threads.
    [[nodiscard]] std::shared_ptr<const TopologySpec> snapshot() const { return m_spec; }

    /// Makes `next` the topology, as one undo step named `text`. The step keeps the before and after values of the
    /// objects that differ, nothing else. Does nothing when nothing differs. Steps of the same kind (but None) that
    /// touch the same objects merge with the one before while `gesture` is the same.
    void edit(const QString& text, TopologySpec next, MergeKind merge = MergeKind::None, int gesture = 0);

    /// Several edits as one step named `text`: beginMacro … endMacro on this stack. Only edit() pushes on it.
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }

    /// What validate() says of the current topology, and what is known of its links' topics; up to date when the signal
    /// findingsChanged is sent, which follows each change within one turn of the event loop.
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }
    /// The same without waiting for that turn; of links that do not start by themselves as if these did.
    [[nodiscard]] std::vector<Finding> findingsNow(const std::set<LinkId>& started = {}) const;
    /// What the topics of their sources reveal about the links: TopicChecks says it.
    void setTopicFindings(std::vector<Finding> findings);
    /// What layers above topology have to say of one beside validate(): pure and quick.
    void setFurtherChecks(std::function<std::vector<Finding>(const TopologySpec&)> checks) {
        m_furtherChecks = std::move(checks);
    }
    [[nodiscard]] std::vector<Finding> findingsOf(const LinkId& link) const;
    [[nodiscard]] std::vector<Finding> findingsOf(const ClusterId& cluster) const;

    // --- file

    /// Replaces everything, clears the undo stack. `path` empty: not saved anywhere yet.
    void reset(TopologySpec spec, const QString& path);
    [[nodiscard]] Status load(const QString& path);
    /// Writes to path(); false result leaves everything as it was.
    [[nodiscard]] Status save();
    /// Another file is another document: mints a new document id, whatever was saved before.
    [[nodiscard]] Status saveAs(const QString& path);

    [[nodiscard]] const QString& path() const { return m_path; }
    /// The file's name; for a new document its own name, or "Untitled".
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isUnsaved() const { return !m_undo.isClean() || m_recovered; }
    /// Offered again after a crash: it counts as unsaved until it is saved.
    void markRecovered() { m_recovered = true; emit unsavedChanged(); }

signals:
    /// Another document is here, that had this id in its file. Before changed(): who guards the window decides what may
    /// be done with it before anybody does something.
    void replaced(const std::optional<tributary::DocumentId>& id);
    void changed(const tributary::ui::SpecChange& change);
    void findingsChanged();
    void unsavedChanged();
    void pathChanged();
    /// The file at path() is this document now.
    void saved();
    /// The file was written by somebody else since it was loaded or saved.
    void changedOnDisk();

private:
    friend class EditCommand;
    void replaceSpec(TopologySpec next, const SpecChange& change);
    void watchFile();
    void noteDiskChange();

    class FileWatch;
    std::shared_ptr<const TopologySpec> m_spec;
    QUndoStack m_undo;
    std::vector<Finding> m_findings;
    std::vector<Finding> m_topicFindings;
    std::function<std::vector<Finding>(const TopologySpec&)> m_furtherChecks;
    QTimer m_validate;
    QString m_path;
    bool m_recovered = false;
    std::unique_ptr<FileWatch> m_watch;
};

}  // namespace tributary::ui
