#include "vendors/huawei/failures.h"

#include "vendors/huawei/huawei.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

bool isListedAsFailed(const Upload &upload)
{
    return upload.vendorStatus == u"FAILED"_s;
}

} // namespace

void Failures::tellApart(Page page, AskDetails ask, const Answer<Result<Page>> &answer)
{
    struct Work
    {
        Page page;
        QHash<QString, std::optional<QString>> reasons; ///< as listed
        qsizetype open = 0;
    };
    const auto work = std::make_shared<Work>();
    work->page = std::move(page);
    QStringList ids; // in the order of the page
    for (const Upload &upload : std::as_const(work->page.uploads)) {
        const auto told = m_told.constFind(upload.key.id);
        const bool known = told != m_told.cend() && told->listedReason == upload.errorMessage;
        if (!isListedAsFailed(upload))
            m_told.remove(upload.key.id);
        else if (!known && isSendableId(upload.key.id) && !ids.contains(upload.key.id))
            ids.append(upload.key.id);
        work->reasons.insert(upload.key.id, upload.errorMessage);
    }
    if (ids.isEmpty()) {
        add(work->page);
        answer.give(std::move(work->page));
        return;
    }
    const int batch = limits().detailsBatch(UploadKind::Media, {});
    work->open = (ids.size() + batch - 1) / batch;
    for (qsizetype i = 0; i < ids.size(); i += batch) {
        await(ask(ids.sliced(i, std::min<qsizetype>(batch, ids.size() - i))), this,
              [this, work, answer](const Result<Details> &details) {
                  if (!details && details.error().kind == ErrorKind::Cancelled) {
                      answer.give(tl::unexpected(details.error()));
                  } else if (details) {
                      for (const Upload &upload : details->uploads)
                          m_told.insert(upload.key.id, {work->reasons.value(upload.key.id), upload});
                  }
                  if (--work->open > 0)
                      return;
                  add(work->page);
                  answer.give(std::move(work->page));
              });
    }
}

void Failures::add(Page &page) const
{
    for (Upload &upload : page.uploads) {
        const auto told = m_told.constFind(upload.key.id);
        if (!isListedAsFailed(upload) || told == m_told.cend() || told->listedReason != upload.errorMessage)
            continue;
        const std::optional<Instant> checkedAt = upload.checkedAt;
        upload = merged(upload, told->upload);
        upload.checkedAt = checkedAt;
    }
}

} // namespace deck::huawei
