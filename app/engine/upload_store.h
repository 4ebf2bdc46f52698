#pragma once

#include "core/filter.h"
#include "core/upload.h"
#include "engine/change_set.h"

#include <QObject>

#include <memory>
#include <vector>

namespace deck {

class KeyTable;
struct UploadColumns;

/// What the store does not keep: fetched from the database where a person or a file asks for it.
inline constexpr FieldSet coldFields {Field::Device, Field::Ip, Field::SourceUrl, Field::ResultUrl, Field::InternalUrl, Field::UserData};

/// Every known upload in hot columns: what the table can show, sorts, filters, searches or polls by. Cold
/// fields (device, IP, addresses, user data) lie in the database. Lives on the thread that reads it (the GUI
/// thread, the console's main thread); only that thread may touch it.
class UploadStore final : public QObject
{
    Q_OBJECT
public:
    explicit UploadStore(QObject *parent = nullptr);
    ~UploadStore() override;

    /// Takes answers in, column by column; only covered fields are written (see Upload::covers). Publishes at
    /// most one change set, and none when nothing changed. Several answers of one key are taken in order: the last wins.
    /// Byte counts and retries below zero and ratios outside 0..1 say nothing: they become absent. Texts are cut at
    /// TextArena::mostBytes. `gone` are rows that leave in the same change set, before the answers are taken in; unknown
    /// keys are passed over. Not to be called while `changed` is being told.
    void merge(const QList<Upload> &answers, const QList<UploadKey> &gone = {});
    void removeAccount(const QString &account);

    [[nodiscard]] qsizetype size() const; ///< uploads known
    [[nodiscard]] Row rowEnd() const;     ///< one past the highest row in use; rows below may be free
    [[nodiscard]] bool isUsed(Row row) const;
    [[nodiscard]] std::optional<Row> find(const UploadKey &key) const;

    // Columns. `row` must be in use.
    [[nodiscard]] UploadKey key(Row row) const;
    [[nodiscard]] QString vendor(Row row) const;
    [[nodiscard]] QString account(Row row) const;
    [[nodiscard]] std::optional<QString> title(Row row) const;
    [[nodiscard]] UploadStatus status(Row row) const;
    [[nodiscard]] ShownStatus shown(Row row) const;
    [[nodiscard]] QString vendorStatus(Row row) const;
    [[nodiscard]] std::optional<double> ratio(Row row) const; ///< to a ten-thousandth, cut
    /// ratio(); where the vendor gives byte counts only, made from them. nullopt where neither says anything, or where
    /// more was sent than there is.
    [[nodiscard]] std::optional<double> figure(Row row) const;
    /// Highest figure ever seen of this upload in this run; more than figure() means it went back.
    [[nodiscard]] std::optional<double> highestRatio(Row row) const;
    [[nodiscard]] std::optional<qint64> integer(Row row, Field field) const; ///< byte counts, retryCount
    [[nodiscard]] std::optional<Instant> time(Row row, Field field) const;   ///< the …At fields, stalledSince
    [[nodiscard]] std::optional<QString> text(Row row, Field field) const;   ///< errorCode, errorMessage, source, mediaId
    [[nodiscard]] QString fileName(Row row) const; ///< last path segment of the source URL; empty where there is none

    /// All hot columns as a record (cold fields absent).
    [[nodiscard]] Upload hot(Row row) const;

    /// For filters, orders and counts, which read whole columns.
    [[nodiscard]] const UploadColumns &columns() const { return *m_columns; }

Q_SIGNALS:
    void changed(const deck::ChangeSet &changes);

private:
    class Merge;
    [[nodiscard]] Row takeFreeRow();
    void leave(const QList<Row> &rows); ///< after listeners have heard of it
    void free(Row row);
    void publish(const ChangeSet &changes);

    std::unique_ptr<UploadColumns> m_columns;
    std::unique_ptr<KeyTable> m_keys;
    std::vector<Row> m_freeRows; ///< descending: the lowest is reused first
    qsizetype m_size = 0;
    bool m_publishing = false;
};

} // namespace deck
