#pragma once

#include "ui/appearance/appearance.h"

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>

namespace deck {

/// A label in one type size and one colour token; follows the theme.
class TokenLabel : public QLabel
{
    Q_OBJECT
public:
    TokenLabel(Appearance &appearance, TextStyle style, Token token, QWidget *parent = nullptr);
    void setToken(Token token);
    void setSemibold(bool semibold);

private:
    void refresh();

    Appearance &m_appearance;
    TextStyle m_style;
    Token m_token;
    bool m_semibold = false;
};

/// One line of text that is cut with an ellipsis where there is no room; the whole stands in its tooltip then.
class ElidedLabel final : public TokenLabel
{
    Q_OBJECT
public:
    ElidedLabel(Appearance &appearance, TextStyle style, Token token, QWidget *parent = nullptr);
    void setWholeText(const QString &text);
    [[nodiscard]] QString wholeText() const { return m_text; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_text;
};

/// An icon of the theme as a label without a name of its own.
class TokenIcon final : public QWidget
{
    Q_OBJECT
public:
    TokenIcon(Appearance &appearance, QString name, int size, Token token, QWidget *parent = nullptr);
    void setIcon(const QString &name, Token token);

    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Appearance &m_appearance;
    QString m_name;
    int m_size;
    Token m_token;
};

/// A pane filled with one token, with 1 px lines on the edges asked for.
class TokenPane : public QWidget
{
    Q_OBJECT
public:
    TokenPane(Appearance &appearance, Token fill, Qt::Edges lines, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] Appearance &appearance() const { return m_appearance; }

private:
    Appearance &m_appearance;
    Token m_fill;
    Qt::Edges m_lines;
};

/// A button that reads as text: accent for links, text2 for parts of the status bar.
class TextButton final : public QAbstractButton
{
    Q_OBJECT
public:
    TextButton(Appearance &appearance, Token token, QWidget *parent = nullptr);
    void setIconName(const QString &name, Token token);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Appearance &m_appearance;
    Token m_token;
    QString m_iconName;
    Token m_iconToken = Token::Text2;
};

/// The two-letter mark of a vendor: 22x16, neutral.
void paintMonogram(QPainter &painter, const QRect &rect, const QString &monogram, const Appearance &appearance);

/// 1 px of accent and 1 px outside, as every control shows focus.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Appearance &appearance);

} // namespace deck
