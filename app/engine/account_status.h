#pragma once

#include "core/account.h"
#include "core/vendor_info.h"
#include "net/account_channel.h"

namespace deck {

/// How far one account's listing has come.
struct ListingState
{
    enum class Stop : quint8 {
        None,
        RepeatedPage, ///< the vendor sent a cursor it had sent before
        PageLimit,    ///< more pages than any listing should have
        Failed,       ///< the last page asked for did not come; asking again goes on from there
        ByPerson,
    };
    qint64 listed = 0;           ///< distinct uploads its listing has given so far
    std::optional<qint64> total; ///< as the vendor says; may be wrong or absent
    bool complete = false;       ///< the last page was reached
    bool loading = false;
    Stop stop = Stop::None;

    friend bool operator==(const ListingState &, const ListingState &) = default;
};

/// One account as window and console see it. A value; published whole.
struct AccountStatus
{
    Account account;
    VendorInfo vendor;
    ChannelState channel;
    ListingState listing;
    std::optional<Instant> lastListedAt; ///< end of the last refresh that succeeded
    qsizetype tracked = 0;               ///< uploads the profile remembers to ask about

    friend bool operator==(const AccountStatus &a, const AccountStatus &b)
    {
        return a.account == b.account && a.channel == b.channel && a.listing == b.listing && a.lastListedAt == b.lastListedAt
            && a.tracked == b.tracked;
    }
};

/// One stage of an account test; a test stops at the first that makes the next pointless.
struct TestStage
{
    enum class Kind : quint8 { NameLookup, SecureLink, Clock, SignIn, List };
    Kind kind = Kind::NameLookup;
    std::optional<ApiError> error; ///< nullopt: passed
    QString detail;                ///< e.g. the host, the skew in seconds
    Milliseconds took {0};         ///< since the stage before ended
};

} // namespace deck
