#include "tests/models/random_uploads.h"

#include <array>

using namespace Qt::StringLiterals;

namespace deck::test {

QString RandomUploads::title()
{
    // short words of few letters: they meet, tie and contain each other; plus what folding must see through
    static const std::array<QString, 18> parts
        = {u"a"_s, u"B"_s,  u"ab"_s,   u"AB"_s, u"ｃ"_s, u"Ｄ"_s,         u" "_s, u"　"_s, u"é"_s,
           u"É"_s, u"中"_s, u"文件"_s, u"ｶﾞ"_s, u"ガ"_s, u"\U0001F600"_s, u"Ж"_s, u"ж"_s,  u"\uE000"_s};
    QString text;
    for (int i = below(7); i > 0; --i)
        text += parts[static_cast<std::size_t>(below(static_cast<int>(parts.size())))];
    return text;
}

qint64 RandomUploads::bytes()
{
    switch (below(6)) {
    case 0:
        return 0;
    case 1:
        return -below(3);
    case 2:
        return std::numeric_limits<qint64>::max() - below(2);
    default:
        return below(2'000);
    }
}

Upload RandomUploads::upload(int ids)
{
    Upload upload;
    upload.key = {account(), oneIn(5) ? UploadKind::UrlJob : UploadKind::Media, u"Id%1"_s.arg(below(ids))};
    upload.vendor = upload.key.account.endsWith(u'3') ? u"other"_s : u"zego"_s;
    upload.title = maybe(title());
    upload.status = allStatuses().at(below(static_cast<int>(allStatuses().size())));
    upload.vendorStatus = oneIn(4) ? QString() : QString::number(below(12));
    upload.ratio = maybe(below(10'001) / 10'000.0, 2);
    upload.uploadedBytes = maybe(bytes());
    upload.totalBytes = maybe(bytes());
    upload.createdAt = maybe(instant());
    upload.modifiedAt = maybe(instant());
    upload.completedAt = maybe(instant());
    upload.expiresAt = maybe(instant());
    upload.retryCount = maybe(static_cast<qint32>(below(4) - 1));
    upload.errorCode = maybe(u"E%1"_s.arg(below(5)), 2);
    upload.errorMessage = maybe(title(), 2);
    upload.source = maybe(title());
    upload.mediaId = maybe(u"media-%1"_s.arg(below(9)));
    upload.sourceUrl = maybe(u"https://example.com/x/"_s + title().simplified().remove(u' ') + u".mp4"_s);
    upload.stalledSince = maybe(instant(), 2);
    upload.checkedAt = maybe(instant());
    upload.device = maybe(u"device"_s);
    for (int i = 0; i < fieldCount; ++i) {
        if (!oneIn(3))
            upload.covers.add(static_cast<Field>(i));
    }
    return upload;
}

} // namespace deck::test
