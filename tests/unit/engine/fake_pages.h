#pragma once

#include "core/answer.h"
#include "vendors/vendor.h"

#include <deque>

namespace deck {

/// A vendor's listing that answers when the test says so.
class FakePages
{
public:
    struct Asked
    {
        PageRequest request;
        CancelToken cancel;
        Answer<Result<Page>> answer = newAnswer<Page>();
    };

    [[nodiscard]] QFuture<Result<Page>> ask(PageRequest request, CancelToken cancel)
    {
        m_asked.push_back({std::move(request), std::move(cancel)});
        return m_asked.back().answer.future();
    }
    [[nodiscard]] std::size_t count() const { return m_asked.size(); }
    [[nodiscard]] const Asked &last() const { return m_asked.back(); }
    [[nodiscard]] const Asked &at(std::size_t index) const { return m_asked[index]; }

private:
    std::deque<Asked> m_asked;
};

[[nodiscard]] inline Upload fakeUpload(const QString &id, UploadStatus status = UploadStatus::Waiting)
{
    Upload upload;
    upload.key = {QStringLiteral("a"), UploadKind::UrlJob, id};
    upload.vendor = QStringLiteral("fake");
    upload.title = QStringLiteral("title ") + id;
    upload.status = status;
    upload.covers = {Field::Title, Field::Status, Field::CheckedAt};
    return upload;
}

[[nodiscard]] inline Page fakePage(const QStringList &ids, const QString &next = {}, std::optional<qint64> total = {})
{
    Page page;
    for (const QString &id : ids)
        page.uploads.append(fakeUpload(id));
    page.nextCursor = next;
    page.total = total;
    return page;
}

} // namespace deck
