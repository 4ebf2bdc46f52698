#pragma once

#include "core/upload.h"

#include <QDateTime>
#include <QStringList>
#include <QTest>

/// Rows as an answer should give them, every field spelled out, and their comparison with what came.
namespace expected {

inline deck::Instant at(const char *iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
    if (!time.isValid() || time.timeSpec() != Qt::UTC)
        qFatal("%s is no time", iso);
    return deck::Instant(deck::Milliseconds(time.toMSecsSinceEpoch()));
}

/// What is set by these is covered as well.
class Row
{
public:
    Row(deck::UploadKey key, const QString &vendor, deck::FieldSet covers)
    {
        m_row.key = std::move(key);
        m_row.vendor = vendor;
        m_row.covers = covers;
    }
    Row &status(deck::UploadStatus status, const QString &word)
    {
        m_row.status = status;
        m_row.vendorStatus = word;
        m_row.covers |= {deck::Field::Status, deck::Field::VendorStatus};
        return *this;
    }
    template<typename Member, typename Value>
    Row &set(deck::Field field, Member member, const Value &value)
    {
        m_row.*member = value;
        m_row.covers.add(field);
        return *this;
    }
    Row &title(const QString &text) { return set(deck::Field::Title, &deck::Upload::title, text); }
    Row &ratio(double ratio) { return set(deck::Field::Ratio, &deck::Upload::ratio, ratio); }
    Row &uploaded(qint64 bytes) { return set(deck::Field::UploadedBytes, &deck::Upload::uploadedBytes, bytes); }
    Row &total(qint64 bytes) { return set(deck::Field::TotalBytes, &deck::Upload::totalBytes, bytes); }
    Row &created(const char *iso) { return set(deck::Field::CreatedAt, &deck::Upload::createdAt, at(iso)); }
    Row &modified(const char *iso) { return set(deck::Field::ModifiedAt, &deck::Upload::modifiedAt, at(iso)); }
    Row &completed(const char *iso) { return set(deck::Field::CompletedAt, &deck::Upload::completedAt, at(iso)); }
    Row &checked(deck::Instant time) { return set(deck::Field::CheckedAt, &deck::Upload::checkedAt, time); }
    Row &from(const QString &source, const QString &device, const QString &ip)
    {
        set(deck::Field::Source, &deck::Upload::source, source);
        set(deck::Field::Device, &deck::Upload::device, device);
        return set(deck::Field::Ip, &deck::Upload::ip, ip);
    }
    Row &source(const QString &source) { return set(deck::Field::Source, &deck::Upload::source, source); }
    Row &sourceUrl(const QString &url) { return set(deck::Field::SourceUrl, &deck::Upload::sourceUrl, url); }
    Row &resultUrl(const QString &url) { return set(deck::Field::ResultUrl, &deck::Upload::resultUrl, url); }
    Row &userData(const QString &text) { return set(deck::Field::UserData, &deck::Upload::userData, text); }
    Row &media(const QString &id) { return set(deck::Field::MediaId, &deck::Upload::mediaId, id); }
    Row &error(const QString &code, const QString &message)
    {
        set(deck::Field::ErrorCode, &deck::Upload::errorCode, code);
        return set(deck::Field::ErrorMessage, &deck::Upload::errorMessage, message);
    }
    operator deck::Upload() const { return m_row; } // NOLINT: a row is written where an upload is expected

private:
    deck::Upload m_row;
};

inline QString show(const deck::Upload &row)
{
    const auto text
        = [](const std::optional<QString> &value) { return value ? QStringLiteral("\"%1\"").arg(*value) : QStringLiteral("-"); };
    const auto number = [](const auto &value) { return value ? QString::number(*value) : QStringLiteral("-"); };
    const auto time
        = [](const std::optional<deck::Instant> &value) { return value ? deck::isoUtc(*value) : QStringLiteral("-"); };
    QStringList covers;
    for (int i = 0; i < deck::fieldCount; ++i) {
        const auto field = static_cast<deck::Field>(i);
        if (row.covers.contains(field))
            covers.append(deck::fieldWord(field));
    }
    return QStringList {row.key.account,
                        row.key.kind == deck::UploadKind::Media ? QStringLiteral("media") : QStringLiteral("job"),
                        row.key.id,
                        row.vendor,
                        deck::statusWord(row.status),
                        row.vendorStatus,
                        text(row.title),
                        number(row.ratio),
                        number(row.uploadedBytes),
                        number(row.totalBytes),
                        time(row.createdAt),
                        time(row.modifiedAt),
                        time(row.completedAt),
                        text(row.errorCode),
                        text(row.errorMessage),
                        text(row.source),
                        text(row.device),
                        text(row.ip),
                        text(row.mediaId),
                        text(row.sourceUrl),
                        text(row.resultUrl),
                        text(row.userData),
                        time(row.checkedAt),
                        covers.join(u' ')}
        .join(QStringLiteral(" | "));
}

inline void compare(const QList<deck::Upload> &actual, const QList<deck::Upload> &wanted)
{
    for (qsizetype i = 0; i < std::min(actual.size(), wanted.size()); ++i) {
        QCOMPARE(show(actual[i]), show(wanted[i]));
        QCOMPARE(actual[i], wanted[i]); // every field, those not shown too
    }
    QCOMPARE(actual.size(), wanted.size());
}

} // namespace expected
