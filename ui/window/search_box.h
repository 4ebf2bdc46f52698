#pragma once

#include "ui/appearance/appearance.h"

#include <QLineEdit>
#include <QTimer>

class QAction;

namespace deck {

/// The search box: finds as typed, 80 ms after the last key; a hint of its shortcut while it is empty.
class SearchBox final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchBox(Appearance &appearance, QWidget *parent = nullptr);

    /// The filter's text changed elsewhere.
    void showText(const QString &text);

Q_SIGNALS:
    void searchChanged(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void dress();

    Appearance &m_appearance;
    QTimer m_pause;
    QAction *m_icon;
    QAction *m_clear;
};

} // namespace deck
