#pragma once

#include <QAbstractTableModel>

#include <map>
#include <string>
#include <vector>

namespace tributary::ui {

class Theme;

/// Names and values as rows; the last row is empty, to be filled in. A row with a mistake stays here with its reason
/// and is not part of values(). GUI thread.
class SettingsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Setting, Value, ColumnCount };
    using Settings = std::map<std::string, std::string>;
    enum class Kind {
        Client,  ///< of a Kafka client: no secret, nothing that is decided elsewhere, no empty value
        Free,    ///< whatever the person likes
    };

    SettingsModel(Kind kind, Theme& theme, QObject* parent = nullptr);

    /// What the document has. Rows with mistakes stay while the good ones are as they were.
    void setValues(const Settings& wanted);
    /// The same when another object is shown: rows with mistakes are gone.
    void resetValues(const Settings& wanted);
    [[nodiscard]] Settings values() const;
    /// What is wrong with a row; empty when it is good.
    [[nodiscard]] QString problem(int row) const;
    /// What is wrong, a line for each row; empty when nothing is.
    [[nodiscard]] QString problems() const;
    void removeRowsAt(const QModelIndexList& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    /// By the person, and values() is another one than before.
    void edited();

private:
    struct Row {
        QString setting;
        QString value;
    };

    [[nodiscard]] static QString clientProblem(const Row& shown);

    const Kind m_kind;
    Theme& m_theme;
    std::vector<Row> m_rows;  // the empty last one is not here
};

}  // namespace tributary::ui
