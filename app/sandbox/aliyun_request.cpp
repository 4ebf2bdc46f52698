#include "sandbox/aliyun_request.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

AliyunRequest::AliyunRequest(const Request &request)
{
    const qsizetype question = request.target.indexOf('?');
    if (question >= 0)
        query = aliyun::parametersOf(request.target.mid(question + 1));
    if (request.header("Content-Type").toLower().startsWith("application/x-www-form-urlencoded"))
        form = aliyun::parametersOf(request.body);
    const QByteArray actionHeader = request.header("x-acs-action");
    const QByteArray versionHeader = request.header("x-acs-version");
    acs3 = request.header("Authorization").startsWith("ACS3-") || (!actionHeader.isEmpty() && !has("Signature"));
    action = actionHeader.isEmpty() ? value("Action") : QString::fromUtf8(actionHeader);
    version = versionHeader.isEmpty() ? value("Version") : QString::fromUtf8(versionHeader);
    const QString format = value("Format");
    xml = acs3 ? request.header("Accept").contains("/xml") : format.compare(u"JSON"_s, Qt::CaseInsensitive) != 0;
}

QString AliyunRequest::value(const char *name) const
{
    const auto inQuery = query.constFind(name);
    return QString::fromUtf8(inQuery != query.constEnd() ? *inQuery : form.value(name));
}

QStringList AliyunRequest::urls(const char *name) const
{
    QStringList decoded;
    for (const QString &url : list(name))
        decoded.append(QUrl::fromPercentEncoding(url.toUtf8()));
    return decoded;
}

aliyun::Parameters AliyunRequest::all() const
{
    aliyun::Parameters both = form;
    both.insert(query);
    return both;
}

} // namespace deck::sandbox
