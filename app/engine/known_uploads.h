#pragma once

#include "database/database.h"
#include "engine/listing.h"
#include "vendors/vendor.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace deck {

class Clock;
class Inbox;

/// What one account's uploads were last seen in, and the one way of every answer to store and database. Engine thread.
/// `database`, `inbox` and `clock` outlive it.
class KnownUploads final : public QObject
{
    Q_OBJECT
public:
    /// How an answer came about.
    enum class From : quint8 {
        Listing,
        Question, ///< asked for by ID because it is known; what was forgotten meanwhile is passed over
        Person,   ///< asked for by ID by a person: need not be known
    };

    KnownUploads(QString account, QString vendor, Database &database, Inbox &inbox, Clock &clock, QObject *parent = nullptr);

    // What the database holds.
    void remember(const StoredUpload &row);
    void rememberTracked(const UploadKey &key);

    [[nodiscard]] bool contains(const UploadKey &key) const { return m_known.contains(key); }
    [[nodiscard]] const QSet<UploadKey> &tracked() const { return m_tracked; }

    /// Takes answers in, publishes and saves them. Gives the rows as published.
    QList<Upload> accept(QList<Upload> answers, From from);
    QList<Upload> accept(const Details &details, UploadKind kind, From from);
    /// What the row says of an upload the vendor does not have, or would not show. The vendor's word is emptied with it: it
    /// has none for this upload any more.
    [[nodiscard]] Upload verdict(UploadKind kind, const QString &id, UploadStatus status) const;

    /// Tracked from now on; those without any answer become rows that say so.
    void track(const QList<UploadKey> &keys);
    void untrack(const TrackedForgotten &forgotten);

    /// Known uploads this complete listing should have given and did not; at most `most`, those not asked for the longest.
    [[nodiscard]] QList<UploadKey> absentFrom(const Listing &listing, const QList<UploadKind> &listedKinds, qsizetype most);
    /// Those whose state can still change, in the order of their IDs.
    [[nodiscard]] QList<UploadKey> unfinished() const;

Q_SIGNALS:
    void saveFailed(const deck::ApiError &error);
    void saved();

private:
    struct Known
    {
        UploadStatus status = UploadStatus::Unknown;
        bool listed = false;
        quint32 askedIn = 0; ///< number of the check that asked for it by ID
    };

    QString m_account;
    QString m_vendor;
    Database &m_database;
    Inbox &m_inbox;
    Clock &m_clock;
    QHash<UploadKey, Known> m_known;
    QSet<UploadKey> m_tracked;
    quint32 m_checks = 0;
};

} // namespace deck
