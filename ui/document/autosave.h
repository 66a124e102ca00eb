#pragma once

#include "ui/document/topologydocument.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace tributary::ui {

/// Unsaved work of an application that did not end properly.
struct RecoveredWork {
    TopologySpec spec;
    QString originalPath;  ///< empty: it was never saved
    QDateTime savedAt;
    QString file;  ///< the autosave file; to be removed with discardRecovered()
};

/// Keeps a copy of the document's unsaved state in `directory`, some seconds after each change, until it is saved or the
/// object is destroyed. GUI thread.
class Autosave final : public QObject {
    Q_OBJECT

public:
    Autosave(TopologyDocument& document, QString directory, QObject* parent = nullptr);
    ~Autosave() override;

    /// Writes now, and leaves the copy behind on destruction: the program ends without a chance to ask.
    void keep();

    /// What processes that are gone have left behind in `directory`.
    [[nodiscard]] static std::vector<RecoveredWork> findRecovered(const QString& directory);
    static void discardRecovered(const RecoveredWork& work);

private:
    void write();
    void clear();

    TopologyDocument& m_document;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
    bool m_keep = false;
};

}  // namespace tributary::ui
