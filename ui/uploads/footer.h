#pragma once

#include "engine/account_status.h"
#include "models/format.h"
#include "ui/window/token_widgets.h"

namespace deck {

/// Asked for the first time, or about to be, and not yet answered.
[[nodiscard]] bool waitsForFirstAnswer(const AccountStatus &status);

/// What the footer tells, as values: made from the engine's face by UploadsPage.
struct FooterFigures
{
    qint64 loaded = 0;
    std::optional<qint64> matches; ///< while a filter is on
    bool loadingAll = false;       ///< the person asked for everything
    QList<AccountStatus> accounts;

    friend bool operator==(const FooterFigures &, const FooterFigures &) = default;
};

/// The line below the table: how much is loaded, what holds up the rest, and the way to it.
class UploadsFooter final : public TokenPane
{
    Q_OBJECT
public:
    UploadsFooter(Appearance &appearance, Format format, QWidget *parent = nullptr);

    void setFormat(const Format &format);
    void setFigures(const FooterFigures &figures);
    [[nodiscard]] QString text() const; ///< both parts, for tests and assistive technology

Q_SIGNALS:
    void loadAllRequested();
    void stopRequested();
    void tryAgainRequested();

private:
    [[nodiscard]] QString firstLoad() const;
    enum class Offer : quint8 { Nothing, LoadAll, Stop, TryAgain };
    void tell();
    [[nodiscard]] QString amount() const;
    [[nodiscard]] QString holdUp(Offer &offer) const;

    Format m_format;
    FooterFigures m_figures;
    Offer m_offer = Offer::Nothing;
    ElidedLabel *m_amount;
    ElidedLabel *m_holdUp;
    TextButton *m_button;
};

} // namespace deck
