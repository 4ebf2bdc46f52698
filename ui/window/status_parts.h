#pragma once

#include "engine/engine.h"
#include "models/format.h"
#include "ui/uploads/uploads_page.h"
#include "ui/window/token_widgets.h"

#include <QStatusBar>

namespace deck {

/// The status bar: selection at the left; accounts, last update and network at the right. Each part is a button
/// that opens its cause.
class StatusParts final : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusParts(Appearance &appearance, QWidget *parent = nullptr);

    void setSelection(const UploadsPage::Selection &selection, const Format &format);
    void setAccounts(const Engine &engine, Instant now, const Format &format);
    /// A second has passed: the countdown only.
    void tick(const Engine &engine, Instant now, const Format &format);

Q_SIGNALS:
    void selectionPressed();
    void accountsPressed();
    void updatedPressed();
    void networkPressed(const QPoint &globalPosition); ///< of the button's upper right corner

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setText(TextButton *button, const QString &text);

    Appearance &m_appearance;
    TextButton *m_selection;
    TextButton *m_accounts;
    TextButton *m_updated;
    TextButton *m_network;
};

} // namespace deck
