#pragma once

#include "tests/flows/vendor_accounts.h"

#include <QList>
#include <QString>

#include <initializer_list>
#include <optional>

namespace deck {

/// What a question may end with. Empty: it works, at the latest when it is tried again.
using FaultEnds = std::optional<ErrorKind>;

/// One line of the table: what a listing and a question by ID end with under a fault, for the accounts that meet it.
struct FaultLine
{
    FaultLine(const char16_t *name, quint8 accounts, std::initializer_list<FaultEnds> ends)
        : scenario(QString::fromUtf16(name))
        , meets(accounts)
        , listed(ends)
        , fetched(ends)
    {
    }
    /// Questions by ID end with something else.
    FaultLine fetching(std::initializer_list<FaultEnds> ends) const { return with(&FaultLine::fetched, QList<FaultEnds>(ends)); }
    /// The listing ends before its end, without an error.
    FaultLine stopping(ListingState::Stop why) const { return with(&FaultLine::stop, why); }
    /// The vendor itself says what is not so, with every sign of a good answer: only that no row is lost can be asked for.
    FaultLine lying() const { return with(&FaultLine::lies, true); }
    /// It shows only after some seconds.
    FaultLine later() const { return with(&FaultLine::after, Milliseconds(11'000)); }
    /// It shows only in a listing of several pages.
    FaultLine paging(int uploads = 130) const { return with(&FaultLine::uploads, uploads); }
    /// It brings 20,000 rows, at the vendor's pace: played only when asked for by UPLOADDECK_SLOW_FAULTS.
    FaultLine slow() const { return with(&FaultLine::isSlow, true); }
    /// It shows only when a sign-in begins anew.
    FaultLine signingInAnew() const { return with(&FaultLine::anew, true); }

    QString scenario;
    quint8 meets; ///< AccountFlag
    QList<FaultEnds> listed;
    QList<FaultEnds> fetched;
    ListingState::Stop stop = ListingState::Stop::None;
    bool lies = false;
    bool anew = false;
    bool isSlow = false;
    Milliseconds after {0};
    int uploads = 12;

private:
    template<typename T>
    [[nodiscard]] FaultLine with(T FaultLine::*member, T value) const
    {
        FaultLine line = *this;
        line.*member = std::move(value);
        return line;
    }
};

/// Every scenario of the sandbox. Accounts that no line of a scenario names do not notice it.
[[nodiscard]] const QList<FaultLine> &faultTable();

} // namespace deck
