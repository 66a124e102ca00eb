#pragma once

#include "tests/ui/editorrig.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/rulelistpanel.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/topicpreview.h"
#include "ui/editors/topicspage.h"

#include <optional>

namespace tributary::ui {

inline const std::vector<std::string> kTopics{"orders.eu",   "orders.us", "orders.eu-dlq",
                                              "ordersXtest", "clicks",    "__offsets"};

inline TopicEntry regex(const char* text) { return {TopicEntry::Kind::Regex, text}; }
inline TopicEntry literal(const char* text) { return {TopicEntry::Kind::Literal, text}; }

/// The page of the link with its topics known.
class TopicPageRig : public EditorRig {
public:
    explicit TopicPageRig(const std::vector<std::string>& topics = kTopics) {
        subject.setLink(link);
        page.emplace(subject);
        show(*page, {640, 800});
        answerTopics(topics);
        const int rows = static_cast<int>(topics.size());
        QTRY_COMPARE(page->preview().model().rowCount(), rows);
    }

    [[nodiscard]] MarkedLineEdit* editor(RuleListPanel& panel) const {
        return panel.view().viewport()->findChild<MarkedLineEdit*>();
    }
    [[nodiscard]] QString decided(const std::string& topic) {
        TopicPreviewModel& model = page->preview().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.row(row).report.topic == topic) {
                return model.decidedBy(model.row(row));
            }
        }
        return {};
    }

    LinkSubject subject{workspace};
    std::optional<TopicsPage> page;
};

}  // namespace tributary::ui
