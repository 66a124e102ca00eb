#pragma once

#include <QWidget>

namespace tributary::ui {

class ChoiceField;
class Form;
class LinkSubject;
class NumberField;
class SettingsTable;

/// The clients of a link: how many streams, how much memory, which data path, settings of consumer and producer. GUI
/// thread.
class ClientsPage final : public QWidget {
    Q_OBJECT

public:
    explicit ClientsPage(LinkSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] NumberField& streams() { return *m_streams; }
    [[nodiscard]] NumberField& memory() { return *m_memory; }
    [[nodiscard]] SettingsTable& consumer() { return *m_consumer; }
    [[nodiscard]] SettingsTable& producer() { return *m_producer; }

private:
    void refresh(bool another);

    LinkSubject& m_subject;
    Form* m_form;
    NumberField* m_streams;
    NumberField* m_memory;
    ChoiceField* m_path;
    SettingsTable* m_consumer;
    SettingsTable* m_producer;
};

}  // namespace tributary::ui
