#pragma once

#include "database/database.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace deck {

/// The future's result, once it is there: it comes from the database thread, so no event loop is needed here.
template<typename T>
Result<T> settled(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() != 1)
        return failure(ErrorKind::Local, QStringLiteral("no-result"), QStringLiteral("The future did not end with one result."));
    return future.result();
}

/// A record with every field set, made of its number.
inline Upload fullUpload(int n, const QString &account = QStringLiteral("a"))
{
    const Instant base(std::chrono::seconds(1'556'444'527));
    const QString number = QString::number(n);
    Upload upload;
    upload.key = {account, n % 2 == 0 ? UploadKind::Media : UploadKind::UrlJob, QStringLiteral("id-") + number};
    upload.vendor = QStringLiteral("zego");
    upload.title = QStringLiteral("宣传片 🎬 ") + number;
    upload.status = allStatuses().at(n % allStatuses().size());
    upload.vendorStatus = number;
    upload.ratio = (n % 1000) / 999.0;
    upload.uploadedBytes = n;
    upload.totalBytes = std::numeric_limits<qint64>::max() - n;
    upload.createdAt = base + Milliseconds(n);
    upload.modifiedAt = base + Milliseconds(2 * n);
    upload.completedAt = base + Milliseconds(3 * n);
    upload.expiresAt = base - Milliseconds(n);
    upload.retryCount = n % 7;
    upload.errorCode = QStringLiteral("E") + number;
    upload.errorMessage = QStringLiteral("fetch failed: ") + number;
    upload.source = QStringLiteral("source");
    upload.device = QStringLiteral("device");
    upload.ip = QStringLiteral("192.0.2.1");
    upload.mediaId = QStringLiteral("media-") + number;
    upload.sourceUrl = QStringLiteral("https://example.com/a/") + number + QStringLiteral(".mp4");
    upload.resultUrl = QStringLiteral("https://cdn.example.com/") + number;
    upload.internalUrl = QStringLiteral("");
    upload.userData = QStringLiteral("{\"a\": \"") + number + QStringLiteral("\"}");
    upload.stalledSince = base + Milliseconds(5 * n);
    upload.checkedAt = base + std::chrono::hours(n % 1000);
    upload.covers = FieldSet::all();
    return upload;
}

/// `count` such records, numbered from `first`.
inline QList<Upload> fullUploads(int first, int count, const QString &account = QStringLiteral("a"))
{
    QList<Upload> uploads;
    for (int n = first; n < first + count; ++n)
        uploads.append(fullUpload(n, account));
    return uploads;
}

/// Everything the database knows, by key.
inline Result<QHash<UploadKey, Upload>> everything(Database &database, const QStringList &accounts = {}, int batch = 1000)
{
    auto found = std::make_shared<QHash<UploadKey, Upload>>();
    const Result<void> loaded = settled(database.loadUploads(accounts, batch, [found](const QList<StoredUpload> &rows) {
        for (const StoredUpload &row : rows)
            found->insert(row.upload.key, row.upload);
    }));
    if (!loaded)
        return tl::unexpected(loaded.error());
    return *found;
}

/// Runs statements on a file as another program would.
inline bool runSql(const QString &file, const QStringList &statements)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        database.setDatabaseName(file);
        done = database.open();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            done = done && query.exec(statement);
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    return done;
}

} // namespace deck
