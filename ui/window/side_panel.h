#pragma once

#include "ui/window/side_model.h"

#include "ui/appearance/appearance.h"

#include <QListView>

namespace deck {

/// The side panel: click = only this, Ctrl+click or Space = add, click again = off; arrows walk.
class SidePanel final : public QListView
{
    Q_OBJECT
public:
    SidePanel(Appearance &appearance, SideModel &model, FilterState &filter, QWidget *parent = nullptr);

    /// Brings the line of an account into sight and makes it the current one.
    void showAccount(const QString &account);

    [[nodiscard]] QSize sizeHint() const override { return {216, 400}; }

Q_SIGNALS:
    /// Right click or Menu key on the line of an account.
    void accountMenuRequested(const QString &account, const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose(const QModelIndex &index, bool add);

    Appearance &m_appearance;
    SideModel &m_model;
    FilterState &m_filter;
    QPersistentModelIndex m_pressed;
};

} // namespace deck
