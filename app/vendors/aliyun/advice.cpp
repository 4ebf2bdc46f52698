#include "vendors/aliyun/advice.h"

#include <QHash>
#include <QList>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

/// A code that is not in the table by itself goes by the first family it belongs to.
struct Family
{
    enum class By : quint8 { Beginning, Part };
    By by;
    QString mark;
    QString code; ///< the entry of the table that speaks for it
};

// clang-format off
QHash<QString, Advice> makeTable()
{
    QHash<QString, Advice> table = {
        // The gateway of all products (aliyun.md 4.2)
        {u"Throttling"_s,
         {{u"More calls reached Alibaba than its rate allows; the main account and all its RAM users share one."_s,
           u"到达阿里云的请求超过了频率限制，主账号及其所有 RAM 用户共用一个限额。"_s},
          {u"Nothing to do here: calls slow down and go on by themselves. If it stays, look for another program that uses this account."_s,
           u"无需处理：请求会自动放慢并继续。如果一直如此，请检查是否有其他程序在使用这个账号。"_s}}},
        {u"ServiceUnavailable"_s,
         {{u"Alibaba's service is not available for the moment."_s,
           u"阿里云服务暂时不可用。"_s},
          {u"Reading is tried again by itself. If it stays, look at Alibaba Cloud's health page for the region."_s,
           u"读取会自动重试。如果一直如此，请查看阿里云健康看板中该地域的状态。"_s}}},
        {u"InternalError"_s,
         {{u"Alibaba reports a fault in its own system."_s,
           u"阿里云报告其系统内部出错。"_s},
          {u"Reading is tried again a few times. If it stays, send the request ID to Alibaba Cloud support."_s,
           u"读取会自动重试几次。如果一直如此，请将请求 ID 提供给阿里云技术支持。"_s}}},
        {u"SignatureNonceUsed"_s,
         {{u"The same signed request reached Alibaba twice."_s,
           u"同一个已签名的请求两次到达了阿里云。"_s},
          {u"It is signed anew and sent again by itself. If it stays, check whether a proxy repeats requests."_s,
           u"会自动重新签名并再次发送。如果一直如此，请检查代理是否重复发送请求。"_s}}},
        {u"InvalidTimeStamp.Expired"_s,
         {{u"The signature's time is too far away from Alibaba's clock; 15 minutes are the most."_s,
           u"签名时间与阿里云的时钟相差过大，最多允许 15 分钟。"_s},
          {u"Set this computer's clock to automatic time, then try again."_s,
           u"请将本机时钟设为自动校时，然后重试。"_s}}},
        {u"SignatureDoesNotMatch"_s,
         {{u"The signature does not fit: the AccessKey Secret does not belong to the AccessKey ID, or is mistyped."_s,
           u"签名不匹配：AccessKey Secret 与 AccessKey ID 不是一对，或输入有误。"_s},
          {u"Enter both parts of one AccessKey again. The secret is shown only when a key is created; where it is lost, create another key."_s,
           u"请重新输入同一个 AccessKey 的两部分。密钥仅在创建时显示，如已丢失，请新建一个。"_s}}},
        {u"InvalidAccessKeyId.NotFound"_s,
         {{u"Alibaba does not know this AccessKey ID: it is mistyped or deleted, or it is a temporary one whose security token is missing."_s,
           u"阿里云找不到这个 AccessKey ID：输入有误、已删除，或是临时凭证但缺少安全令牌。"_s},
          {u"Compare the account's access-key-id with the RAM console; for one that begins with STS. add its security-token."_s,
           u"请将账号的 access-key-id 与 RAM 控制台核对；以 STS. 开头的还需填写 security-token。"_s}}},
        {u"InvalidAccessKeyId.Inactive"_s,
         {{u"This AccessKey is disabled at Alibaba."_s,
           u"这个 AccessKey 在阿里云已被禁用。"_s},
          {u"Enable the AccessKey in the RAM console, or use another one, then test the account again."_s,
           u"请在 RAM 控制台启用这个 AccessKey 或换用另一个，然后重新测试账号。"_s}}},
        {u"InvalidSecurityToken.Expired"_s,
         {{u"The security token has ended, or does not belong to this AccessKey."_s,
           u"安全令牌已过期，或不属于这个 AccessKey。"_s},
          {u"Get new temporary credentials from STS and put all three parts into the account."_s,
           u"请从 STS 获取新的临时凭证，并将三部分全部填入账号。"_s}}},
        {u"Forbidden.RAM"_s,
         {{u"The RAM user of this AccessKey lacks the permission “%1”."_s,
           u"这个 AccessKey 的 RAM 用户缺少权限“%1”。"_s},
          {u"Add “%1” to a policy of the user in the RAM console, then test the account again."_s,
           u"请在 RAM 控制台将“%1”加入该用户的权限策略，然后重新测试账号。"_s}}},
        {u"OperationDenied"_s,
         {{u"The service is not opened for this Alibaba Cloud account, or is withheld from it."_s,
           u"这个阿里云账号尚未开通该服务，或被限制使用。"_s},
          {u"Open the service in the Alibaba Cloud console in this region, then test the account again."_s,
           u"请在阿里云控制台的该地域开通服务，然后重新测试账号。"_s}}},
        {u"OperationDenied.Suspended"_s,
         {{u"The service is suspended: a payment of the Alibaba Cloud account is overdue."_s,
           u"服务已暂停：阿里云账号欠费。"_s},
          {u"Settle the bill in the Alibaba Cloud console; the service comes back by itself afterwards."_s,
           u"请在阿里云控制台结清欠费，之后服务会自动恢复。"_s}}},
        {u"MissingParameter"_s,
         {{u"The request arrived at Alibaba without a value it must have; its message says which."_s,
           u"请求到达阿里云时缺少必需的值，具体见其消息。"_s},
          {u"Check whether a proxy or the account's endpoint drops parameters from addresses."_s,
           u"请检查代理或账号的接入地址是否从链接中去掉了参数。"_s}}},
        {u"InvalidParameter"_s,
         {{u"Alibaba does not accept one of the values sent; its message says which."_s,
           u"阿里云不接受所发送的某个值，具体见其消息。"_s},
          {u"Correct the value the message names, then try again."_s,
           u"请更正消息中提到的值，然后重试。"_s}}},
        {u"UnsupportedOperation"_s,
         {{u"The server asked does not offer this call: not every call exists in every region."_s,
           u"所请求的服务器不提供该接口，并非每个地域都有全部接口。"_s},
          {u"Compare the account's region and endpoint with the regions of the service."_s,
           u"请将账号的地域和接入地址与该服务支持的地域核对。"_s}}},
        {u"InvalidProtocol.NeedSsl"_s,
         {{u"Alibaba wants to be asked over an encrypted connection."_s,
           u"阿里云要求使用加密连接。"_s},
          {u"Let the account's endpoint begin with https, or clear it."_s,
           u"请将账号的接入地址改为以 https 开头，或清除该地址。"_s}}},

        // Asking about media and jobs (2.2, 2.4 to 2.10)
        {u"LimitExceeded.MediaIds"_s,
         {{u"More IDs came in one call than Alibaba takes at once."_s,
           u"一次请求中的 ID 数量超过阿里云的上限。"_s},
          {u"Look for a newer version of this program: it asks in full batches of the size Alibaba publishes."_s,
           u"请查看本程序是否有新版本：本程序按阿里云公布的批量上限查询。"_s}}},
        {u"InvalidVideo.NotFound"_s,
         {{u"Alibaba has no video of this ID in the account and region asked."_s,
           u"阿里云在所查询的账号和地域中没有这个 ID 的视频。"_s},
          {u"Compare the ID and the account's region with the VOD console; the video may have been deleted."_s,
           u"请将 ID 和账号的地域与视频点播控制台核对，视频可能已被删除。"_s}}},
        {u"InvalidVideo.Damaged"_s,
         {{u"The video's record at Alibaba is damaged."_s,
           u"阿里云中该视频的记录已损坏。"_s},
          {u"Upload the file again as a new video; this one cannot be continued."_s,
           u"请将文件作为新视频重新上传，当前视频无法继续。"_s}}},
        {u"VideoListExceededMax"_s,
         {{u"The list reached the most Alibaba gives by page numbers."_s,
           u"列表已达到阿里云按页码提供的上限。"_s},
          {u"The list goes on from the last creation time by itself; refresh it if it does not."_s,
           u"列表会自动从最后的创建时间继续；如果没有继续，请刷新。"_s}}},
        {u"InvalidScrollToken.Expired"_s,
         {{u"Alibaba has forgotten where the list had stopped."_s,
           u"阿里云已丢失列表的续接位置。"_s},
          {u"The list is taken up again by itself; load it anew if rows stay out."_s,
           u"会自动续接列表；如果仍有缺失，请重新加载。"_s}}},
        {u"ErrorMatchSyntax"_s,
         {{u"Alibaba cannot read the search condition sent."_s,
           u"阿里云无法识别所发送的搜索条件。"_s},
          {u"Clear the filter and load the list again; if that helps, report the filter to the makers of this program."_s,
           u"请清除筛选并重新加载列表；如果有效，请向本程序的开发者反馈该筛选条件。"_s}}},
        {u"SortByExceededMax"_s,
         {{u"The search asked for more sort fields than Alibaba allows."_s,
           u"搜索使用的排序字段超过阿里云的上限。"_s},
          {u"Load the list without a sort order of the vendor; if it stays, report it to the makers of this program."_s,
           u"请不使用服务商排序加载列表；如果仍然如此，请向本程序的开发者反馈。"_s}}},
        {u"InvalidParameter.UploadURLs"_s,
         {{u"One of the URLs cannot be read by Alibaba, or there are too many."_s,
           u"阿里云无法识别其中某个链接，或链接过多。"_s},
          {u"Check that each URL is complete and can be reached from outside, then submit fewer at once."_s,
           u"请确认每个链接完整且可从外部访问，然后减少每次提交的数量。"_s}}},

        // Making and deleting uploads (2.3, 2.11)
        {u"InvalidFileName.Extension"_s,
         {{u"The file name has no extension that Alibaba knows as media."_s,
           u"文件名没有阿里云可识别的媒体扩展名。"_s},
          {u"Give the file the extension of its real format, such as .mp4, and upload it again."_s,
           u"请将文件扩展名改为其实际格式，例如 .mp4，然后重新上传。"_s}}},
        {u"IllegalCharacters"_s,
         {{u"The title, description or tags hold characters that Alibaba does not take."_s,
           u"标题、描述或标签含有阿里云不接受的字符。"_s},
          {u"Remove emoji and special characters from those texts, then upload again."_s,
           u"请去掉这些文字中的表情和特殊字符，然后重新上传。"_s}}},
        {u"LengthExceededMax"_s,
         {{u"A text is longer than Alibaba takes: 128 for a title, 1024 for a description."_s,
           u"文字超过阿里云允许的长度：标题 128，描述 1024。"_s},
          {u"Shorten the title or the description, then upload again."_s,
           u"请缩短标题或描述，然后重新上传。"_s}}},
        {u"TagsExceededMax"_s,
         {{u"There are more tags than Alibaba takes: 16."_s,
           u"标签数量超过阿里云的上限：16 个。"_s},
          {u"Keep at most 16 tags, then upload again."_s,
           u"请最多保留 16 个标签，然后重新上传。"_s}}},
        {u"InvalidTemplateGroupId.NotFound"_s,
         {{u"The transcoding template group does not exist in this region."_s,
           u"该地域没有这个转码模板组。"_s},
          {u"Choose a template group of this region in the VOD console, or leave it out."_s,
           u"请在视频点播控制台选择该地域的模板组，或不指定。"_s}}},
        {u"InvalidStorage.NotFound"_s,
         {{u"The storage location does not exist, or is not enabled in this region."_s,
           u"存储位置不存在，或在该地域未启用。"_s},
          {u"Enable or add the storage in the VOD console, under media storage."_s,
           u"请在视频点播控制台的存储管理中启用或添加存储。"_s}}},
        {u"Forbidden.InitFailed"_s,
         {{u"Alibaba could not set up the upload for this account."_s,
           u"阿里云未能为该账号初始化上传。"_s},
          {u"Open the VOD console once in this region and finish its set-up, then upload again."_s,
           u"请在该地域打开一次视频点播控制台并完成初始设置，然后重新上传。"_s}}},
        {u"AddVideoFailed"_s,
         {{u"Alibaba could not create the video's record for the moment."_s,
           u"阿里云暂时未能创建视频记录。"_s},
          {u"Look in the list whether a record appeared before uploading the file again."_s,
           u"请先在列表中确认是否已有记录，再重新上传文件。"_s}}},
        {u"VideoIdsExceededMax"_s,
         {{u"More videos came in one request to delete than Alibaba takes: 20."_s,
           u"一次删除请求中的视频超过阿里云的上限：20 个。"_s},
          {u"Delete at most 20 videos at once."_s,
           u"请每次最多删除 20 个视频。"_s}}},
        {u"DeleteVideoFailed"_s,
         {{u"Alibaba could not delete the video for the moment."_s,
           u"阿里云暂时未能删除视频。"_s},
          {u"Refresh the list; if the video is still there, delete it again."_s,
           u"请刷新列表，如果视频仍在，请再次删除。"_s}}},
        {u"InvalidMultipartUpload.NotFound"_s,
         {{u"There are no uploaded parts of this media any more."_s,
           u"该媒体已上传的分片已不存在。"_s},
          {u"Nothing to do: parts end by themselves after 7 days."_s,
           u"无需处理：分片会在 7 天后自动清除。"_s}}},
        {u"InvalidFile.NotFound"_s,
         {{u"The media has no file in Alibaba's storage."_s,
           u"该媒体在阿里云存储中没有文件。"_s},
          {u"Upload its file, or delete the record in the VOD console."_s,
           u"请上传其文件，或在视频点播控制台删除该记录。"_s}}},
        {u"AccessDenied"_s,
         {{u"Alibaba's storage does not let this account touch the uploaded parts."_s,
           u"阿里云存储不允许该账号操作已上传的分片。"_s},
          {u"Ask the owner of the storage to grant access to the VOD service in the console."_s,
           u"请让存储的所有者在控制台授权视频点播服务访问。"_s}}},
        // no code of the tables: what stands behind "…Exceeded…" in a code of its own
        {u"LimitExceeded"_s,
         {{u"More was asked for in one call than Alibaba takes; its message says what."_s,
           u"一次请求超过了阿里云的数量上限，具体见其消息。"_s},
          {u"Ask for less at once, as the message says."_s,
           u"请按消息所述减少单次请求的数量。"_s}}},
    };
    // Codes of one client action share their texts.
    table.insert(u"ServiceUnAvailable"_s, table.value(u"ServiceUnavailable"_s));
    return table;
}

QList<Family> makeFamilies()
{
    using By = Family::By;
    return {
        {By::Part, u"Throttling"_s, u"Throttling"_s},
        {By::Beginning, u"ServiceUnavailable."_s, u"ServiceUnavailable"_s},
        {By::Beginning, u"ServiceUnAvailable."_s, u"ServiceUnavailable"_s},
        {By::Beginning, u"InternalError."_s, u"InternalError"_s},
        {By::Beginning, u"InvalidTimeStamp"_s, u"InvalidTimeStamp.Expired"_s},
        {By::Beginning, u"IllegalTimestamp"_s, u"InvalidTimeStamp.Expired"_s},
        {By::Beginning, u"SignatureDoesNotMatch."_s, u"SignatureDoesNotMatch"_s},
        {By::Beginning, u"InvalidAccessKeyId"_s, u"InvalidAccessKeyId.NotFound"_s},
        {By::Beginning, u"InvalidSecurityToken"_s, u"InvalidSecurityToken.Expired"_s},
        {By::Beginning, u"Forbidden"_s, u"Forbidden.RAM"_s},
        {By::Beginning, u"NoPermission"_s, u"Forbidden.RAM"_s},
        {By::Beginning, u"OperationDenied"_s, u"OperationDenied"_s},
        {By::Beginning, u"UnsupportedOperation"_s, u"UnsupportedOperation"_s},
        {By::Beginning, u"InvalidApi."_s, u"UnsupportedOperation"_s},
        {By::Beginning, u"InvalidProduct."_s, u"UnsupportedOperation"_s},
        {By::Beginning, u"InvalidProtocol."_s, u"InvalidProtocol.NeedSsl"_s},
        {By::Beginning, u"InvalidScrollToken."_s, u"InvalidScrollToken.Expired"_s},
        {By::Part, u"Exceeded"_s, u"LimitExceeded"_s},
        {By::Beginning, u"Missing"_s, u"MissingParameter"_s},
        {By::Beginning, u"Invalid"_s, u"InvalidParameter"_s},
    };
}
// clang-format on

} // namespace

std::optional<Advice> adviceFor(const QString &code)
{
    static const QHash<QString, Advice> table = makeTable();
    static const QList<Family> families = makeFamilies();
    if (const auto found = table.constFind(code); found != table.cend())
        return *found;
    for (const Family &family : families) {
        if (family.by == Family::By::Part ? code.contains(family.mark) : code.startsWith(family.mark))
            return table.value(family.code);
    }
    return std::nullopt;
}

} // namespace deck::aliyun
