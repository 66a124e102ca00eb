#pragma once

#include <QWidget>

class QCheckBox;

namespace tributary::ui {

class ChoiceField;
class Form;
class LinkSubject;
class NumberField;
class RunOnField;
class StartField;
class TextField;
class ThemedLabel;

/// How a link delivers: where it runs, names, partitions, where it begins, commits, alarms. Each field says what
/// changing it does to a running link. GUI thread.
class DeliveryPage final : public QWidget {
    Q_OBJECT

public:
    explicit DeliveryPage(LinkSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] RunOnField& runOn() { return *m_runOn; }
    [[nodiscard]] QCheckBox& autoStart() { return *m_autoStart; }
    [[nodiscard]] ChoiceField& naming() { return *m_naming; }
    [[nodiscard]] TextField& prefix() { return *m_prefix; }
    [[nodiscard]] TextField& separator() { return *m_separator; }
    [[nodiscard]] TextField& pattern() { return *m_pattern; }
    [[nodiscard]] TextField& commitInterval() { return *m_commitInterval; }
    [[nodiscard]] TextField& group() { return *m_group; }
    [[nodiscard]] StartField& start() { return *m_start; }
    [[nodiscard]] NumberField& replication() { return *m_replication; }
    [[nodiscard]] QCheckBox& alarm() { return *m_alarm; }
    [[nodiscard]] QString example() const;

private:
    void buildPlace();
    void buildNaming();
    void buildPositions();
    void buildSending();
    void buildTimes();
    void buildAlarm();
    TextField* addDuration(const QString& label, const QString& note, std::int64_t least, std::int64_t most);
    void refresh(bool another);
    void refreshAlarm(bool another);
    void showExample();

    LinkSubject& m_subject;
    Form* m_form;
    RunOnField* m_runOn = nullptr;
    QCheckBox* m_autoStart = nullptr;
    ChoiceField* m_naming = nullptr;
    TextField* m_prefix = nullptr;
    TextField* m_separator = nullptr;
    TextField* m_pattern = nullptr;
    ThemedLabel* m_example = nullptr;
    ChoiceField* m_partitioning = nullptr;
    StartField* m_start = nullptr;
    TextField* m_group = nullptr;
    ChoiceField* m_failure = nullptr;
    ChoiceField* m_compression = nullptr;
    NumberField* m_replication = nullptr;
    TextField* m_commitInterval = nullptr;
    TextField* m_refresh = nullptr;
    QCheckBox* m_alarm = nullptr;
    NumberField* m_alarmSeconds = nullptr;
    NumberField* m_alarmRecords = nullptr;
    NumberField* m_alarmFor = nullptr;
};

}  // namespace tributary::ui
