#pragma once

#include "ui/window/token_widgets.h"

#include <QDialog>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace deck {

/// A dialog as all of them look: a body of one column that scrolls where the screen is too low, a line, a row of buttons.
/// Opened, not waited for; deletes itself when it is closed. Its height follows its body.
class DeckDialog : public QDialog
{
    Q_OBJECT
public:
    DeckDialog(Appearance &appearance, int width, QWidget *parent);

protected:
    /// Where the body's parts go, 8 px apart.
    [[nodiscard]] QVBoxLayout &body() { return *m_body; }
    /// Left of the stretch or right of it; the last one added stands at the right edge.
    QPushButton *addButton(const QString &name, const QString &text, Qt::Alignment side = Qt::AlignRight);
    /// Filled, and pressed by Enter from any field.
    void makeDefault(QPushButton *button);
    /// As high as the body needs now, as far as the screen allows.
    void fit();
    /// Scrolls to the end of the body once it is laid out: what was added last is what the person waits for.
    void showEnd();
    TokenLabel *addText(TextStyle style, Token token, const QString &text);
    [[nodiscard]] Appearance &appearance() const { return m_appearance; }

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Body;

    Appearance &m_appearance;
    Body *m_scroll;
    bool m_toEnd = false; ///< until the person goes on
    QVBoxLayout *m_body;
    QWidget *m_footer;
    QHBoxLayout *m_left;
    QHBoxLayout *m_right;
    QList<QPushButton *> m_buttons;
};

/// One line of a form: its label, its field, and below it a hint that gives way to what is wrong.
class FormRow final : public QWidget
{
    Q_OBJECT
public:
    /// Takes the field. `hint` may be empty.
    FormRow(Appearance &appearance, const QString &label, QWidget *field, const QString &hint, QWidget *parent);

    void setHint(const QString &hint);
    /// Empty: nothing is wrong any more.
    void setWrong(const QString &wrong);
    [[nodiscard]] bool isWrong() const { return !m_wrong.isEmpty(); }
    /// Beside the hint, at the right.
    void addBesideHint(QWidget *widget);

    static constexpr int labelWidth = 136;

private:
    void tell();

    TokenLabel *m_hintLabel;
    QHBoxLayout *m_hintLine;
    QString m_hint;
    QString m_wrong;
};

/// A frame of 1 px with rounded corners around lines of a dialog.
class FramedBox : public QWidget
{
    Q_OBJECT
public:
    explicit FramedBox(Appearance &appearance, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] Appearance &appearance() const { return m_appearance; }

private:
    Appearance &m_appearance;
};

} // namespace deck
