#include "ui/document/autosave.h"

#include "core/topology/topologyfile.h"
#include "core/topology/topologyjson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace tributary::ui {

namespace {

constexpr int kWriteAfterMs = 2'000;
const char* const kSuffix = ".tributary";
const char* const kOrigin = ".origin";  // beside the document: the path that it was loaded from

}  // namespace

Autosave::Autosave(TopologyDocument& document, QString directory, QObject* parent)
    : QObject(parent), m_document(document) {
    QDir{}.mkpath(directory);
    m_file = directory + '/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + kSuffix;
    m_lock = std::make_unique<QLockFile>(m_file + ".lock");
    m_lock->setStaleLockTime(0);  // taken over only from a process that is gone
    static_cast<void>(m_lock->tryLock());
    m_timer.setSingleShot(true);
    m_timer.setInterval(kWriteAfterMs);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    const auto changed = [this] {
        if (m_document.isUnsaved()) {
            m_timer.start();
        } else {
            clear();
        }
    };
    connect(&m_document, &TopologyDocument::changed, this, changed);
    connect(&m_document, &TopologyDocument::unsavedChanged, this, changed);
}

Autosave::~Autosave() {
    if (!m_keep) {
        clear();
    }
}

void Autosave::keep() {
    m_keep = true;
    m_timer.stop();
    write();
}

void Autosave::write() {
    if (!m_document.isUnsaved()) {
        return;
    }
    if (saveTopology(m_file.toStdString(), m_document.spec())) {
        QFile origin{m_file + kOrigin};
        if (origin.open(QIODevice::WriteOnly)) {
            origin.write(m_document.path().toUtf8());
        }
    }
}

void Autosave::clear() {
    m_timer.stop();
    QFile::remove(m_file);
    QFile::remove(m_file + kOrigin);
}

std::vector<RecoveredWork> Autosave::findRecovered(const QString& directory) {
    std::vector<RecoveredWork> found;
    for (const QFileInfo& info : QDir{directory}.entryInfoList({QString{"*"} + kSuffix}, QDir::Files, QDir::Time)) {
        QLockFile lock{info.filePath() + ".lock"};
        lock.setStaleLockTime(0);
        if (!lock.tryLock()) {
            continue;  // its owner lives
        }
        Result<TopologySpec> spec = loadTopology(info.filePath().toStdString());
        if (spec) {
            QFile origin{info.filePath() + kOrigin};
            const QString path = origin.open(QIODevice::ReadOnly) ? QString::fromUtf8(origin.readAll()) : QString{};
            found.push_back({std::move(*spec), path, info.lastModified(), info.filePath()});
        }
    }
    return found;
}

void Autosave::discardRecovered(const RecoveredWork& work) {
    QFile::remove(work.file);
    QFile::remove(work.file + kOrigin);
}

}  // namespace tributary::ui
