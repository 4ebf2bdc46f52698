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

/// What one account is going through, in a word. The reason and the next try stand in AccountStatus::channel.
enum class AccountState : quint8 {
    NotAsked,  ///< nothing was asked in this run
    Loading,   ///< being asked just now
    Fresh,     ///< the last call was answered
    Throttled, ///< the vendor asks for fewer calls
    Failing,   ///< it answers with errors, or with what cannot be used
    Offline,   ///< it cannot be reached
    Paused,    ///< its credential is missing or was refused: nothing is sent until the person acts
};

/// One account as window and console see it. A value; published whole.
struct AccountStatus
{
    Account account;
    VendorInfo vendor;
    ChannelState channel;
    ListingState listing;
    std::optional<Instant> lastListedAt; ///< end of the last refresh that succeeded
    std::optional<Instant> lastPolledAt; ///< end of the last questions by ID that all were answered
    bool refreshing = false;             ///< asked anew just now, by listing or by ID
    qsizetype tracked = 0;               ///< uploads the profile remembers to ask about

    /// A trouble wins over loading: what is being asked meets it again.
    [[nodiscard]] AccountState state() const
    {
        switch (channel.phase) {
        case ChannelState::Phase::SignInAgain:
            return AccountState::Paused;
        case ChannelState::Phase::Offline:
            return AccountState::Offline;
        case ChannelState::Phase::Failing:
            return AccountState::Failing;
        case ChannelState::Phase::Throttled:
            return AccountState::Throttled;
        case ChannelState::Phase::Idle:
        case ChannelState::Phase::Good:
            break;
        }
        if (refreshing || listing.loading)
            return AccountState::Loading;
        return channel.phase == ChannelState::Phase::Good ? AccountState::Fresh : AccountState::NotAsked;
    }
    /// When its rows were last brought up to date: by its listing, or by ID where it has none.
    [[nodiscard]] std::optional<Instant> lastAskedAt() const { return vendor.canList() ? lastListedAt : lastPolledAt; }

    friend bool operator==(const AccountStatus &a, const AccountStatus &b)
    {
        return a.account == b.account && a.channel == b.channel && a.listing == b.listing && a.lastListedAt == b.lastListedAt
            && a.lastPolledAt == b.lastPolledAt && a.refreshing == b.refreshing && a.tracked == b.tracked;
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
