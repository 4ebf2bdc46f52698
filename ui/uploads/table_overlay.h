#pragma once

#include "ui/window/token_widgets.h"

class QPushButton;
class QTableView;

namespace deck {

/// What stands where rows would be: one cause, one sentence, at most one button.
struct StateMessage
{
    QString iconName;
    QString title;
    QString text;
    QString code;   ///< small, in fixed type, can be selected; empty for what is no error
    QString button; ///< the safe way on; empty: none

    friend bool operator==(const StateMessage &, const StateMessage &) = default;
};

/// Lies over the table's rows (the header stays) while there is no row to show: still skeleton rows, or a message.
class TableOverlay final : public QWidget
{
    Q_OBJECT
public:
    TableOverlay(Appearance &appearance, QTableView &table);

    void showNothing();
    void showSkeleton();
    void showMessage(const StateMessage &message);

Q_SIGNALS:
    void buttonPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    Appearance &m_appearance;
    QTableView &m_table;
    bool m_skeleton = false;
    StateMessage m_message;
    QWidget *m_box;
    TokenIcon *m_icon;
    TokenLabel *m_title;
    TokenLabel *m_text;
    TokenLabel *m_code;
    QPushButton *m_button;
};

/// "3 new above": over the first row while newer uploads wait above the rows in sight.
class NewAboveChip final : public QAbstractButton
{
    Q_OBJECT
public:
    NewAboveChip(Appearance &appearance, QTableView &table);
    void setCount(int count, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    Appearance &m_appearance;
    QTableView &m_table;
};

} // namespace deck
