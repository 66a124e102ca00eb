#pragma once

#include "core/engine/engine.h"
#include "ui/editors/selectionpreviewer.h"
#include "ui/editors/topicpreviewmodel.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace tributary::ui {

class LinkSubject;
class RuleListPanel;
class ThemedLabel;
class TopicPreview;

/// The topic selection of a link: both lists, what they do to the source's topics while they are typed, and a name to
/// try. GUI thread; the matching runs on the previewer's worker.
class TopicsPage final : public QWidget {
    Q_OBJECT

public:
    explicit TopicsPage(LinkSubject& subject, QWidget* parent = nullptr);
    ~TopicsPage() override;

    /// Puts the keyboard into the include list, or into a first entry when there is none yet.
    void focusIncludes();

    [[nodiscard]] RuleListPanel& include() { return *m_include; }
    [[nodiscard]] RuleListPanel& exclude() { return *m_exclude; }
    [[nodiscard]] TopicPreview& preview() { return *m_preview; }
    [[nodiscard]] QLineEdit& tryName() { return *m_try; }
    [[nodiscard]] QString tryVerdict() const;
    [[nodiscard]] QString hint() const;

private:
    struct Typed {
        RuleList list;
        int row;
        TopicEntry entry;
    };

    void connectList(RuleListPanel& panel, RuleListPanel& other);
    QWidget* buildTop();
    QWidget* buildBottom();
    void takeTopics();
    void requestPreview();
    void takePreview(const PreviewPtr& preview);
    void showTry();
    /// About the rule at hand: what is wrong with it, and the way out.
    void showHint();
    void fixDot();
    void resetExcludes();

    LinkSubject& m_subject;
    SelectionPreviewer* m_previewer;
    RuleListPanel* m_include;
    RuleListPanel* m_exclude;
    ThemedLabel* m_hint;
    QToolButton* m_fix;
    QCheckBox* m_internal;
    QLineEdit* m_try;
    ThemedLabel* m_verdict;
    TopicPreview* m_preview;
    TopicNames m_topics;
    TopicPreviewModel::PartitionCounts m_partitions;
    std::shared_ptr<const ClusterInfo> m_info;
    PreviewPtr m_last;
    std::optional<Typed> m_typed;
    QString m_typedProblem;
    RuleListPanel* m_current;
};

}  // namespace tributary::ui
