#include "ui/window/findbox.h"

#include "ui/bridge/clusterdirectory.h"
#include "ui/document/edits.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace tributary::ui {

namespace {

constexpr int kMostSuggestions = 50;
constexpr int kWidth = 36;  // in letters
constexpr int kClusterRole = Qt::UserRole + 1;
constexpr int kLinkRole = Qt::UserRole + 2;

}  // namespace

FindBox::FindBox(Workspace& workspace, QWidget* parent)
    : QLineEdit(parent),
      m_workspace(workspace),
      m_model(new QStandardItemModel{this}),
      m_completer(new QCompleter{m_model, this}) {
    setPlaceholderText(tr("Find a cluster, link or topic…  Ctrl+F"));
    setAccessibleName(tr("Find"));
    setClearButtonEnabled(true);
    const auto setIcon = [this] {
        for (QAction* old : actions()) {
            if (old->objectName() == "search") {
                removeAction(old);
            }
        }
        addAction(m_workspace.theme.icon("search", ColorRole::Dim), QLineEdit::LeadingPosition)
            ->setObjectName("search");
    };
    setIcon();
    connect(&m_workspace.theme, &Theme::changed, this, setIcon);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(12);
    connect(this, &QLineEdit::textEdited, this, &FindBox::suggest);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) { emit searchChanged(text.trimmed()); });
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &FindBox::choose);
}

QSize FindBox::sizeHint() const { return {fontMetrics().averageCharWidth() * kWidth, QLineEdit::sizeHint().height()}; }

void FindBox::begin() {
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void FindBox::suggest(const QString& text) {
    m_model->clear();
    const QString wanted = text.trimmed();
    if (wanted.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    const TopologySpec& spec = m_workspace.document.spec();
    const auto matches = [&](const std::string& name) {
        return QString::fromStdString(name).contains(wanted, Qt::CaseInsensitive);
    };
    const auto add = [&](const QString& label, const char* icon, const ClusterId& cluster, const LinkId& link) {
        if (m_model->rowCount() < kMostSuggestions) {
            auto* item = new QStandardItem{m_workspace.theme.icon(icon), label};
            item->setData(QString::fromStdString(cluster.str()), kClusterRole);
            item->setData(QString::fromStdString(link.str()), kLinkRole);
            m_model->appendRow(item);
        }
    };
    for (const ClusterSpec& cluster : spec.clusters) {
        if (matches(cluster.name) || matches(cluster.id.str())) {
            add(QString::fromStdString(cluster.displayName()), "cluster", cluster.id, {});
        }
    }
    for (const LinkSpec& link : spec.links) {
        if (matches(linkTitle(spec, link)) || matches(link.id.str())) {
            add(QString::fromStdString(linkTitle(spec, link)), "link", {}, link.id);
        }
    }
    for (const ClusterSpec& cluster : spec.clusters) {
        const auto info = m_workspace.directory.cluster(cluster.id).info;
        if (!info) {
            continue;
        }
        for (const TopicInfo& topic : info->topics) {
            if (m_model->rowCount() >= kMostSuggestions) {
                break;
            }
            // Kafka's topic names are ASCII: with ten thousand of them, a copy of each for each letter typed would be
            // felt.
            if (QLatin1String{topic.name.data(), static_cast<qsizetype>(topic.name.size())}.contains(
                    wanted, Qt::CaseInsensitive)) {
                add(QString::fromStdString(topic.name) + QStringLiteral("  —  ") +
                        QString::fromStdString(cluster.displayName()),
                    "topic", cluster.id, {});
            }
        }
    }
    if (m_model->rowCount() == 0) {
        auto* none = new QStandardItem{tr("Nothing found")};
        none->setFlags(Qt::NoItemFlags);
        m_model->appendRow(none);
    }
    m_completer->complete();
}

void FindBox::choose(const QModelIndex& index) {
    const std::string cluster = index.data(kClusterRole).toString().toStdString();
    const std::string link = index.data(kLinkRole).toString().toStdString();
    if (!link.empty()) {
        m_workspace.selection.reveal(LinkId{link});
    } else if (!cluster.empty()) {
        m_workspace.selection.reveal(ClusterId{cluster});
    }
}

void FindBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        clear();
        m_completer->popup()->hide();
        if (parentWidget() != nullptr) {
            window()->setFocus();
        }
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_model->rowCount() > 0) {
        const QModelIndex current =
            m_completer->popup()->isVisible() ? m_completer->popup()->currentIndex() : QModelIndex{};
        choose(current.isValid() ? current : m_model->index(0, 0));
        m_completer->popup()->hide();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FindBox::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        clear();
    }
}

}  // namespace tributary::ui
