<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccountStates</name>
    <message>
        <source>updated %1</source>
        <translation>更新于 %1</translation>
    </message>
    <message>
        <source>%1 of about %2</source>
        <translation>%1 个，共约 %2 个</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>已收到 %1 个</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>下次尝试 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of an account and its reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>请重新登录</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Answers with errors</source>
        <translation>返回错误</translation>
    </message>
    <message>
        <source>Asks for fewer calls</source>
        <translation>要求降低频率</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <source>waiting for the first answer</source>
        <translation>等待首次应答</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
</context>
<context>
    <name>AccountTexts</name>
    <message>
        <source>--set takes KEY=VALUE.</source>
        <translation>--set 的格式为 KEY=VALUE。</translation>
    </message>
    <message>
        <source>%1 is a secret and must not stand among the arguments. Use --secret %1=env:VARIABLE or --secret %1=stdin, and renew the secret at the vendor if it was seen.</source>
        <translation>%1 是机密，不能写在参数中。请使用 --secret %1=env:变量名 或 --secret %1=stdin；如果它已被他人看到，请到服务商处更换。</translation>
    </message>
    <message>
        <source>%1 has no key “%2”. Its keys: %3.</source>
        <translation>%1 没有名为“%2”的项。可用的项：%3。</translation>
    </message>
    <message>
        <source>--secret takes KEY=env:VARIABLE or KEY=stdin. The secrets of %1: %2.</source>
        <translation>--secret 的格式为 KEY=env:变量名 或 KEY=stdin。%1 的密钥项：%2。</translation>
    </message>
    <message>
        <source>%1 has no region “%2”. Its regions: %3.</source>
        <translation>%1 没有地域“%2”。可用的地域：%3。</translation>
    </message>
    <message>
        <source>--vendor is missing. The vendors: %1.</source>
        <translation>缺少 --vendor。可用的服务商：%1。</translation>
    </message>
    <message>
        <source>%1 is missing: --secret %1=env:VARIABLE or --secret %1=stdin.</source>
        <translation>缺少 %1：请使用 --secret %1=env:变量名 或 --secret %1=stdin。</translation>
    </message>
    <message>
        <source>%1 is missing: --set %1=VALUE.</source>
        <translation>缺少 %1：请使用 --set %1=值。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入地址</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>项</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>域名解析</translation>
    </message>
    <message>
        <source>Secure link</source>
        <translation>安全连接</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列出上传</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Standard input held no line for %1.</source>
        <translation>标准输入中没有 %1 的内容。</translation>
    </message>
    <message>
        <source>Account %1 was added.</source>
        <translation>已添加账号 %1。</translation>
    </message>
    <message>
        <source>Account %1 was removed from this computer. Nothing changed at the vendor.</source>
        <translation>已从本机移除账号 %1，服务商处不受影响。</translation>
    </message>
    <message>
        <source>There is no vendor “%1” here. The vendors: %2.</source>
        <translation>没有服务商“%1”。可用的服务商：%2。</translation>
    </message>
    <message>
        <source>An account signs in one of these ways: %1.</source>
        <translation>账号可用以下方式之一登录：%1。</translation>
    </message>
    <message>
        <source>%1 is one of %2, not “%3”.</source>
        <translation>%1 只能是 %2 之一，不能是“%3”。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>way to sign in, its keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences in a row</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>AskingTexts</name>
    <message>
        <source>%1: %2 sent the same page again; stopped at %3.</source>
        <translation>%1：%2 重复返回同一页，已停在 %3 个。</translation>
    </message>
    <message>
        <source>%1: %2 sent more pages than a listing can have; stopped at %3.</source>
        <translation>%1：%2 的分页没有尽头，已停在 %3 个。</translation>
    </message>
    <message>
        <source>Asking %1: %2 so far</source>
        <translation>正在查询 %1：已有 %2 个</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>No command was given. “uploaddeck-cli --help” names them.</source>
        <translation>没有给出命令。“uploaddeck-cli --help”列出全部命令。</translation>
    </message>
    <message>
        <source>“%1” is not yet available in this version.</source>
        <translation>此版本尚不支持“%1”。</translation>
    </message>
    <message>
        <source>The output could not be written to its end.</source>
        <translation>输出未能完整写入。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what it is about, what happened</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Licence: Apache License 2.0</source>
        <translation>许可证：Apache License 2.0</translation>
    </message>
    <message>
        <source>Built on Qt %1 (LGPL 3), SQLite (public domain), QtKeychain (BSD) and tl::expected (CC0)</source>
        <translation>基于 Qt %1（LGPL 3）、SQLite（公有领域）、QtKeychain（BSD）和 tl::expected（CC0）</translation>
    </message>
    <message>
        <source>About Upload Deck</source>
        <translation>关于 Upload Deck</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Every upload of every account, in one table</source>
        <translation>所有账号的上传，尽在一张表中</translation>
    </message>
    <message>
        <source>Version %1, commit %2</source>
        <translation>版本 %1，提交 %2</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>Use 1 to 64 of the letters A to Z, digits, dot, underscore and hyphen.</source>
        <translation>请用 1 到 64 个英文字母、数字、点、下划线或连字符。</translation>
    </message>
    <message>
        <source>The endpoint is not a complete address.</source>
        <translation>接入地址不完整。</translation>
    </message>
    <message>
        <source>Write it as https://host, with a port where one is needed.</source>
        <translation>请写成 https://主机名，需要时加上端口。</translation>
    </message>
    <message>
        <source>The endpoint carries a user name or password.</source>
        <translation>接入地址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>Leave both out of the address: addresses are stored and shown.</source>
        <translation>请从地址中去掉：地址会被保存和显示。</translation>
    </message>
    <message>
        <source>Use an https address.</source>
        <translation>请使用 https 地址。</translation>
    </message>
    <message>
        <source>Use https for any other host.</source>
        <translation>其他主机请使用 https。</translation>
    </message>
    <message>
        <source>The endpoint carries a query or a fragment.</source>
        <translation>接入地址中含有查询参数或片段。</translation>
    </message>
    <message>
        <source>Leave out everything from “?” or “#” on.</source>
        <translation>请去掉“?”或“#”及其后的内容。</translation>
    </message>
    <message>
        <source>What was asked for cannot be sent.</source>
        <translation>所请求的内容无法发送。</translation>
    </message>
    <message>
        <source>Something on this computer stands in the way.</source>
        <translation>本机上出现了问题。</translation>
    </message>
    <message>
        <source>%1 refused the call.</source>
        <translation>%1 拒绝了请求。</translation>
    </message>
    <message>
        <source>The vendor refused the call.</source>
        <translation>服务商拒绝了请求。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>无法连接 %1。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 未在时限内应答。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器未在时限内应答。</translation>
    </message>
    <message>
        <source>%1 asks for fewer calls.</source>
        <translation>%1 要求降低频率。</translation>
    </message>
    <message>
        <source>The vendor asks for fewer calls.</source>
        <translation>服务商要求降低频率。</translation>
    </message>
    <message>
        <source>%1 answers with errors.</source>
        <translation>%1 返回错误。</translation>
    </message>
    <message>
        <source>The server answers with errors.</source>
        <translation>服务器返回错误。</translation>
    </message>
    <message>
        <source>An answer came in the name of %1 that cannot be used.</source>
        <translation>收到以 %1 名义返回的应答，但无法使用。</translation>
    </message>
    <message>
        <source>An answer came that cannot be used.</source>
        <translation>收到的应答无法使用。</translation>
    </message>
    <message>
        <source>%1 does not accept the key.</source>
        <translation>%1 不接受这个密钥。</translation>
    </message>
    <message>
        <source>The key is missing or not accepted.</source>
        <translation>缺少密钥，或密钥未被接受。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is too far off to sign requests.</source>
        <translation>本机时钟偏差过大，无法签名。</translation>
    </message>
    <message>
        <source>The request was sent and its outcome is not known.</source>
        <translation>请求已发送，结果未知。</translation>
    </message>
    <message>
        <source>There is no such account or upload.</source>
        <translation>没有这个账号或上传。</translation>
    </message>
    <message>
        <source>Stopped before an answer came.</source>
        <translation>在收到应答前已停止。</translation>
    </message>
    <message>
        <source>Check the network, a proxy or firewall, and the account&apos;s endpoint.</source>
        <translation>请检查网络、代理或防火墙，以及账号的接入地址。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network or allow more time.</source>
        <translation>请重试；如仍如此，请检查网络或延长时限。</translation>
    </message>
    <message>
        <source>Nothing to do: calls are made more slowly for a while.</source>
        <translation>无需处理：一段时间内会放慢请求。</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, give the vendor&apos;s support the request ID.</source>
        <translation>请稍后重试；如仍如此，请把请求 ID 提供给服务商技术支持。</translation>
    </message>
    <message>
        <source>A sign-in page of the network or a proxy may stand in between: open a web page and look.</source>
        <translation>中间可能有网络登录页或代理：请打开任意网页查看。</translation>
    </message>
    <message>
        <source>Compare the keys with the vendor&apos;s console and set them again.</source>
        <translation>请与服务商控制台核对密钥后重新设置。</translation>
    </message>
    <message>
        <source>Set the clock of this computer, best by network time.</source>
        <translation>请校准本机时钟，最好使用网络时间。</translation>
    </message>
    <message>
        <source>Look at the upload before asking again.</source>
        <translation>请先查看该上传，再决定是否重试。</translation>
    </message>
    <message>
        <source>“%1” cannot be an account name.</source>
        <translation>“%1”不能用作账号名称。</translation>
    </message>
    <message>
        <source>There is an account “%1” already.</source>
        <translation>已有账号“%1”。</translation>
    </message>
    <message>
        <source>Choose another name, or remove that account first.</source>
        <translation>请换一个名称，或先移除该账号。</translation>
    </message>
    <message>
        <source>There is no account “%1”.</source>
        <translation>没有账号“%1”。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli account list” names the accounts of this profile.</source>
        <translation>“uploaddeck-cli account list”列出此配置中的账号。</translation>
    </message>
    <message>
        <source>The key “%1” of the account is missing or does not have the vendor’s form.</source>
        <translation>账号缺少“%1”，或其格式不符合服务商的要求。</translation>
    </message>
    <message>
        <source>Compare it with the vendor’s console; “uploaddeck-cli account add --help” says what it takes.</source>
        <translation>请与服务商控制台核对；“uploaddeck-cli account add --help”说明了所需的各项。</translation>
    </message>
    <message>
        <source>The vendor has no region “%1”.</source>
        <translation>服务商没有地域“%1”。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli account add --help” names the regions.</source>
        <translation>“uploaddeck-cli account add --help”列出可用的地域。</translation>
    </message>
    <message>
        <source>The account “%1” cannot be stored as it is.</source>
        <translation>账号“%1”无法按现状保存。</translation>
    </message>
    <message>
        <source>Use plain text for its keys.</source>
        <translation>各项请使用纯文本。</translation>
    </message>
    <message>
        <source>There is no vendor “%1” here.</source>
        <translation>没有服务商“%1”。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli account add --help” names the vendors.</source>
        <translation>“uploaddeck-cli account add --help”列出可用的服务商。</translation>
    </message>
    <message>
        <source>The endpoint begins with “%1”, which is neither https nor http.</source>
        <translation>接入地址以“%1”开头，既不是 https 也不是 http。</translation>
    </message>
    <message>
        <source>The endpoint “%1” is plain http, which is accepted for this computer’s own addresses only.</source>
        <translation>接入地址“%1”使用不加密的 http，只有本机地址才能这样使用。</translation>
    </message>
    <message>
        <source>“%1” is not the address of an upload.</source>
        <translation>“%1”不是上传的地址。</translation>
    </message>
    <message>
        <source>Write ACCOUNT/ID, the ID without comma, blank or control character.</source>
        <translation>请写成“账号/ID”，ID 中不能有逗号、空格或控制字符。</translation>
    </message>
    <message>
        <source>Neither the vendor nor this profile knows the upload “%1”.</source>
        <translation>服务商和此配置都没有上传“%1”。</translation>
    </message>
    <message>
        <source>Compare the ID with the vendor’s console, and the account it belongs to.</source>
        <translation>请与服务商控制台核对 ID 及其所属的账号。</translation>
    </message>
    <message>
        <source>“%1” cannot be an ID.</source>
        <translation>“%1”不能用作 ID。</translation>
    </message>
    <message>
        <source>An ID has no comma, blank or control character.</source>
        <translation>ID 中不能有逗号、空格或控制字符。</translation>
    </message>
    <message>
        <source>The sandbox has no scenario “%1”.</source>
        <translation>沙盒没有场景“%1”。</translation>
    </message>
    <message>
        <source>These are its scenarios:</source>
        <translation>可用的场景：</translation>
    </message>
    <message>
        <source>The sandbox cannot listen on port %1.</source>
        <translation>沙盒无法监听端口 %1。</translation>
    </message>
    <message>
        <source>Leave --port out to get a free one.</source>
        <translation>去掉 --port 即可使用空闲端口。</translation>
    </message>
    <message>
        <source>The secret “%1” is missing.</source>
        <translation>缺少密钥“%1”。</translation>
    </message>
    <message>
        <source>Set the environment variable before the program starts, or add the account again.</source>
        <translation>请在启动程序之前设置环境变量，或重新添加账号。</translation>
    </message>
    <message>
        <source>This computer has no keychain that can be used.</source>
        <translation>本机没有可用的钥匙串。</translation>
    </message>
    <message>
        <source>Keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>Unlock it, or keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请解锁钥匙串，或把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>The keychain did not answer.</source>
        <translation>钥匙串没有应答。</translation>
    </message>
    <message>
        <source>Look whether it asks for a password, or keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请查看它是否在询问密码，或把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>钥匙串拒绝访问。</translation>
    </message>
    <message>
        <source>Allow it, or keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请允许访问，或把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>The account list is damaged: %1</source>
        <translation>账号列表已损坏：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Repair it, or move it away and add the accounts again.</source>
        <translation>该文件未被改动。请修复它，或移走后重新添加账号。</translation>
    </message>
    <message>
        <source>The account list was written by a newer Upload Deck: %1</source>
        <translation>账号列表由更新版本的 Upload Deck 写入：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Use that version, or another profile.</source>
        <translation>该文件未被改动。请使用那个版本，或换用其他配置。</translation>
    </message>
    <message>
        <source>The account list cannot be read: %1</source>
        <translation>无法读取账号列表：%1</translation>
    </message>
    <message>
        <source>Look at the rights of this file.</source>
        <translation>请查看此文件的权限。</translation>
    </message>
    <message>
        <source>The account list cannot be written: %1</source>
        <translation>无法写入账号列表：%1</translation>
    </message>
    <message>
        <source>Look at the rights of this directory, and at the space left.</source>
        <translation>请查看此目录的权限和剩余空间。</translation>
    </message>
    <message>
        <source>Another program holds the account list: %1</source>
        <translation>另一个程序正在占用账号列表：%1</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请等它结束后重试。</translation>
    </message>
    <message>
        <source>This database belongs to another program: %1</source>
        <translation>此数据库属于其他程序：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Choose another profile directory.</source>
        <translation>该文件未被改动。请换用其他配置目录。</translation>
    </message>
    <message>
        <source>This database was written by a newer Upload Deck: %1</source>
        <translation>此数据库由更新版本的 Upload Deck 写入：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Use that version, or another profile directory.</source>
        <translation>该文件未被改动。请使用那个版本，或换用其他配置目录。</translation>
    </message>
    <message>
        <source>The profile cannot be written: %1</source>
        <translation>无法写入配置：%1</translation>
    </message>
    <message>
        <source>Look at the rights of this directory, or choose another one.</source>
        <translation>请查看此目录的权限，或换用其他目录。</translation>
    </message>
    <message>
        <source>The local data are damaged: %1</source>
        <translation>本地数据已损坏：%1</translation>
    </message>
    <message>
        <source>Start again: what can be read is rescued and the damaged file is kept.</source>
        <translation>请重新启动：可读取的内容会被找回，损坏的文件会保留。</translation>
    </message>
    <message>
        <source>Another program is using the local data: %1</source>
        <translation>另一个程序正在使用本地数据：%1</translation>
    </message>
    <message>
        <source>The profile is not open.</source>
        <translation>配置尚未打开。</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>请重新启动。</translation>
    </message>
    <message>
        <source>The profile is open already.</source>
        <translation>配置已经打开。</translation>
    </message>
    <message>
        <source>There is no space left for the local data: %1</source>
        <translation>没有空间保存本地数据：%1</translation>
    </message>
    <message>
        <source>Make room; what is shown goes on meanwhile.</source>
        <translation>请腾出空间；其间仍会继续显示。</translation>
    </message>
    <message>
        <source>The local data could not be read or written: %1</source>
        <translation>无法读写本地数据：%1</translation>
    </message>
    <message>
        <source>Start again; if it stays so, choose another profile directory.</source>
        <translation>请重新启动；如仍如此，请换用其他配置目录。</translation>
    </message>
    <message>
        <source>The connection ended before the answer was complete.</source>
        <translation>应答尚未完整，连接已中断。</translation>
    </message>
    <message>
        <source>Nothing listens at that address.</source>
        <translation>该地址没有服务在监听。</translation>
    </message>
    <message>
        <source>Check the endpoint of the account, and a firewall.</source>
        <translation>请检查账号的接入地址和防火墙。</translation>
    </message>
    <message>
        <source>The name of the server could not be looked up.</source>
        <translation>无法解析服务器的域名。</translation>
    </message>
    <message>
        <source>Check the network and the endpoint of the account.</source>
        <translation>请检查网络和账号的接入地址。</translation>
    </message>
    <message>
        <source>The server’s certificate is for another name.</source>
        <translation>服务器的证书属于其他域名。</translation>
    </message>
    <message>
        <source>Something stands between this computer and the vendor, or the endpoint is wrong. Nothing secret was sent.</source>
        <translation>本机与服务商之间有其他设备介入，或接入地址有误。没有发送任何机密。</translation>
    </message>
    <message>
        <source>The server’s certificate has ended.</source>
        <translation>服务器的证书已过期。</translation>
    </message>
    <message>
        <source>Check this computer’s clock first; else only the server’s owner can renew it.</source>
        <translation>请先检查本机时钟；若无误，只有服务器的所有者能更新证书。</translation>
    </message>
    <message>
        <source>The server’s certificate is not valid yet.</source>
        <translation>服务器的证书尚未生效。</translation>
    </message>
    <message>
        <source>Check this computer’s clock.</source>
        <translation>请检查本机时钟。</translation>
    </message>
    <message>
        <source>The server vouches for itself only.</source>
        <translation>服务器使用自签名证书。</translation>
    </message>
    <message>
        <source>The server’s certificate was withdrawn.</source>
        <translation>服务器的证书已被吊销。</translation>
    </message>
    <message>
        <source>Do not go on with this server; ask its owner.</source>
        <translation>不要继续使用此服务器，请询问其所有者。</translation>
    </message>
    <message>
        <source>This computer does not trust who signed the server’s certificate.</source>
        <translation>本机不信任服务器证书的签发者。</translation>
    </message>
    <message>
        <source>Something stands between this computer and the vendor, or its certificate store is out of date. Nothing secret was sent.</source>
        <translation>本机与服务商之间有其他设备介入，或本机的证书库已过时。没有发送任何机密。</translation>
    </message>
    <message>
        <source>No secure link could be made.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Check a proxy or firewall, and the endpoint of the account.</source>
        <translation>请检查代理或防火墙，以及账号的接入地址。</translation>
    </message>
    <message>
        <source>The proxy could not be used.</source>
        <translation>无法使用代理。</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>请检查代理设置。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and password.</source>
        <translation>代理要求用户名和密码。</translation>
    </message>
    <message>
        <source>What came back is not HTTP.</source>
        <translation>返回的内容不是 HTTP。</translation>
    </message>
    <message>
        <source>Check the endpoint of the account.</source>
        <translation>请检查账号的接入地址。</translation>
    </message>
    <message>
        <source>The compressed answer is cut or damaged.</source>
        <translation>压缩的应答不完整或已损坏。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, a proxy may be damaging answers.</source>
        <translation>请重试；如仍如此，可能是代理损坏了应答。</translation>
    </message>
    <message>
        <source>The answer is larger than 50 MB.</source>
        <translation>应答超过 50 MB。</translation>
    </message>
    <message>
        <source>Give the vendor’s support the time of the call.</source>
        <translation>请把请求时间提供给服务商技术支持。</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>应答为空。</translation>
    </message>
    <message>
        <source>The answer is not in the vendor’s form.</source>
        <translation>应答不符合服务商的格式。</translation>
    </message>
    <message>
        <source>The answer lacks the vendor’s return code.</source>
        <translation>应答中没有服务商的返回码。</translation>
    </message>
    <message>
        <source>The list in the answer is not in the vendor’s form.</source>
        <translation>应答中的列表不符合服务商的格式。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look for a newer Upload Deck.</source>
        <translation>请重试；如仍如此，请查看是否有更新版本的 Upload Deck。</translation>
    </message>
    <message>
        <source>The answer does not say how the list goes on.</source>
        <translation>应答没有说明列表如何继续。</translation>
    </message>
    <message>
        <source>The answer speaks of another upload than the one asked for.</source>
        <translation>应答中的上传不是所查询的那一个。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the vendor’s support.</source>
        <translation>请重试；如仍如此，请告知服务商技术支持。</translation>
    </message>
    <message>
        <source>The answer leads to another place, which was not followed.</source>
        <translation>应答指向其他地址，未予跟随。</translation>
    </message>
    <message>
        <source>Check the endpoint of the account. Nothing secret was sent there.</source>
        <translation>请检查账号的接入地址。没有向那里发送任何机密。</translation>
    </message>
    <message>
        <source>The answers lead in a circle.</source>
        <translation>应答反复重定向。</translation>
    </message>
    <message>
        <source>The request could not be made.</source>
        <translation>无法生成请求。</translation>
    </message>
    <message>
        <source>More was asked at once than the vendor answers.</source>
        <translation>一次查询的数量超过服务商的上限。</translation>
    </message>
    <message>
        <source>The vendor cannot list by that status.</source>
        <translation>服务商不能按该状态列出。</translation>
    </message>
    <message>
        <source>The local data was damaged and set aside as %1; a new file was begun.</source>
        <translation>本地数据已损坏，已另存为 %1 并新建。</translation>
    </message>
    <message>
        <source>What could be read was rescued; the rest comes back as the vendors are asked.</source>
        <translation>可读取的内容已找回，其余会在向服务商查询后恢复。</translation>
    </message>
    <message>
        <source>The server answered with HTTP status %1.</source>
        <translation>服务器返回 HTTP 状态 %1。</translation>
    </message>
    <message>
        <source>The keychain cannot be used.</source>
        <translation>钥匙串无法使用。</translation>
    </message>
    <message>
        <source>“%1” is masked: its asterisks hide a part of the ID.</source>
        <translation>“%1”是脱敏后的 ID：星号遮住了其中一部分。</translation>
    </message>
    <message>
        <source>Copy the whole ID from the vendor’s console.</source>
        <translation>请从服务商控制台复制完整的 ID。</translation>
    </message>
    <message>
        <source>There is no ID in “%1”.</source>
        <translation>“%1”中没有 ID。</translation>
    </message>
    <message>
        <source>Fill in the column that holds the IDs.</source>
        <translation>请填写存放 ID 的那一列。</translation>
    </message>
    <message>
        <source>“%1” is not tracked.</source>
        <translation>没有跟踪“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>Look at its name and rights.</source>
        <translation>请查看它的名称和权限。</translation>
    </message>
    <message>
        <source>“%1” is larger than 256 MB.</source>
        <translation>“%1”超过 256 MB。</translation>
    </message>
    <message>
        <source>Split it, or keep only the column with the IDs.</source>
        <translation>请拆成几份，或只保留 ID 那一列。</translation>
    </message>
    <message>
        <source>Save the table as CSV, or write one ID a line.</source>
        <translation>请把表格另存为 CSV，或每行写一个 ID。</translation>
    </message>
    <message>
        <source>No column of “%1” holds IDs of this vendor.</source>
        <translation>“%1”中没有哪一列是该服务商的 ID。</translation>
    </message>
    <message>
        <source>Name the column id in the first line, or write one ID a line.</source>
        <translation>请在首行将该列命名为 id，或每行写一个 ID。</translation>
    </message>
    <message>
        <source>“%1” ends neither in .csv nor in .json.</source>
        <translation>“%1”既不以 .csv 结尾，也不以 .json 结尾。</translation>
    </message>
    <message>
        <source>The ending of the name decides what is written.</source>
        <translation>写入的格式由文件扩展名决定。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>Track it in an account whose vendor and region offer that, or leave it to the listing.</source>
        <translation>请在支持此查询的服务商和地域的账号中跟踪，或等待它出现在列表中。</translation>
    </message>
    <message>
        <source>“%1” is not a complete source address.</source>
        <translation>“%1”不是完整的来源链接。</translation>
    </message>
    <message>
        <source>Write it as it was submitted, with https:// in front and blanks percent-encoded.</source>
        <translation>请按提交时的原样填写，以 https:// 开头，空格用百分号编码。</translation>
    </message>
    <message>
        <source>The vendor cannot look up “%1”: it finds no uploads by their source address in the region of this account.</source>
        <translation>服务商无法查询“%1”：在该账号的地域，不支持按来源链接查找上传。</translation>
    </message>
    <message>
        <source>Track the ID that the vendor gave when the address was submitted.</source>
        <translation>请跟踪提交链接时服务商返回的 ID。</translation>
    </message>
    <message>
        <source>The vendor knows no upload from the source address “%1”.</source>
        <translation>服务商没有来自链接“%1”的上传。</translation>
    </message>
    <message>
        <source>The vendor does not show this account the upload from “%1”.</source>
        <translation>服务商不允许该账号查看来自“%1”的上传。</translation>
    </message>
    <message>
        <source>Ask the owner of the account for the right to read it.</source>
        <translation>请向账号的所有者申请读取权限。</translation>
    </message>
    <message>
        <source>This system cannot let connections to the sandbox hang.</source>
        <translation>本系统无法让沙盒的连接一直挂起。</translation>
    </message>
    <message>
        <source>Play “hang” instead: it takes connections and never answers.</source>
        <translation>请改用场景“hang”：它接受连接，但从不应答。</translation>
    </message>
    <message>
        <source>The secret “%1” cannot be sent as it is.</source>
        <translation>密钥“%1”无法按现状发送。</translation>
    </message>
    <message>
        <source>It has blanks or line breaks that do not belong to it: copy it again.</source>
        <translation>其中有多余的空格或换行，请重新复制。</translation>
    </message>
    <message>
        <source>The vendor has locked the access key for a few minutes (%1).</source>
        <translation>服务商已将访问密钥锁定几分钟（%1）。</translation>
    </message>
    <message>
        <source>Wait 5 minutes, compare both parts of the key with the vendor’s console, then try again.</source>
        <translation>请等 5 分钟，与服务商控制台核对密钥的两部分，然后重试。</translation>
    </message>
    <message>
        <source>The vendor does not accept the account’s token any more (%1).</source>
        <translation>服务商不再接受该账号的 Token（%1）。</translation>
    </message>
    <message>
        <source>Set a new token, or sign in by access key, which does not end.</source>
        <translation>请设置新的 Token，或改用不会到期的访问密钥登录。</translation>
    </message>
    <message>
        <source>The vendor does not accept a new token either (%1).</source>
        <translation>服务商也不接受新的 Token（%1）。</translation>
    </message>
    <message>
        <source>The sign-in itself was accepted.</source>
        <translation>登录本身已被接受。</translation>
    </message>
    <message>
        <source>The sign-in gave a token that belongs to no project.</source>
        <translation>登录得到的 Token 不属于任何项目。</translation>
    </message>
    <message>
        <source>Such a token is for the whole account, and the service refuses it.</source>
        <translation>这种 Token 的范围是整个账号，会被服务拒绝。</translation>
    </message>
    <message>
        <source>The sign-in gave a token of the project “%1”, which is not the account’s.</source>
        <translation>登录得到的 Token 属于项目“%1”，不是该账号的项目。</translation>
    </message>
    <message>
        <source>Compare project ID and region with the vendor’s console.</source>
        <translation>请与服务商控制台核对项目 ID 和地域。</translation>
    </message>
    <message>
        <source>The answer to the sign-in holds no token.</source>
        <translation>登录的应答中没有 Token。</translation>
    </message>
    <message>
        <source>Check the endpoint at which the account signs in; a proxy may drop headers.</source>
        <translation>请检查账号登录所用的接入地址，代理可能去掉了标头。</translation>
    </message>
    <message>
        <source>The vendor does not offer this in the region “%1”.</source>
        <translation>服务商在地域“%1”不提供此功能。</translation>
    </message>
    <message>
        <source>Use an account in a region that offers it.</source>
        <translation>请使用支持此功能的地域的账号。</translation>
    </message>
    <message>
        <source>The place where the list was to go on is lost.</source>
        <translation>列表的续接位置已丢失。</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>请刷新列表。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli track list” lists what is tracked.</source>
        <translation>“uploaddeck-cli track list”列出正在跟踪的上传。</translation>
    </message>
    <message>
        <source>“%1” is not a text file.</source>
        <translation>“%1”不是文本文件。</translation>
    </message>
    <message>
        <source>Look at the rights of this directory, and at the space left. A file that was there before is unchanged.</source>
        <translation>请查看此目录的权限和剩余空间。原有的文件未被改动。</translation>
    </message>
    <message>
        <source>In the region of this account, the vendor does not look up uploads like “%1” by ID.</source>
        <translation>在该账号的地域，服务商不支持按 ID 查询“%1”这一类上传。</translation>
    </message>
    <message>
        <source>Compare it letter by letter with the address that was submitted, and check the account it was submitted from.</source>
        <translation>请与提交时的链接逐字核对，并确认是用哪个账号提交的。</translation>
    </message>
    <message>
        <source>Too many wrong signatures came in a row.</source>
        <translation>连续多次签名不匹配。</translation>
    </message>
    <message>
        <source>A token ends by itself or when its user’s rights change, and is valid for one region and project only.</source>
        <translation>Token 会到期，也会因用户权限变更而失效，并且只在一个地域和项目中有效。</translation>
    </message>
    <message>
        <source>Check that region, endpoint and project belong together, and that the user may use the service there.</source>
        <translation>请确认地域、接入地址和项目互相对应，并且该用户有权在那里使用服务。</translation>
    </message>
    <message>
        <source>Set the project ID of the region, and check that the user may use that project.</source>
        <translation>请设置该地域的项目 ID，并确认该用户有权使用这个项目。</translation>
    </message>
</context>
<context>
    <name>ExportTexts</name>
    <message>
        <source>Uploads written to %1: %2.</source>
        <translation>已写入 %1 的上传：%2 个。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>上传中</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>已停滞</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>无权查看</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>HelpTexts</name>
    <message>
        <source>Adds an account. Secrets come from an environment variable or from standard input, never from the arguments.</source>
        <translation>添加账号。密钥来自环境变量或标准输入，绝不写在参数中。</translation>
    </message>
    <message>
        <source>Lists the accounts of the profile.</source>
        <translation>列出配置中的账号。</translation>
    </message>
    <message>
        <source>Removes an account, its rows and its secrets from this computer. Nothing changes at the vendor.</source>
        <translation>从本机移除账号及其数据和密钥，服务商处不受影响。</translation>
    </message>
    <message>
        <source>Tests an account stage by stage and names the stage that fails. Never writes.</source>
        <translation>逐步测试账号，指出未通过的步骤。从不写入。</translation>
    </message>
    <message>
        <source>Lists uploads: the last known rows, asking the vendor first where none are known; --refresh always asks, --cached never.</source>
        <translation>列出上传：显示最后已知的数据，没有数据时先向服务商查询；--refresh 总是查询，--cached 从不查询。</translation>
    </message>
    <message>
        <source>Asks the vendor about one upload, tracked or not, and shows every field; --raw shows the answer itself, secrets hidden.</source>
        <translation>向服务商查询一个上传（无论是否已跟踪）并显示所有字段；--raw 显示原始应答，其中的机密已隐藏。</translation>
    </message>
    <message>
        <source>Asks again and again and writes what is new or changed.</source>
        <translation>持续查询，输出新增和变化的内容。</translation>
    </message>
    <message>
        <source>Not yet available in this version.</source>
        <translation>此版本尚不支持。</translation>
    </message>
    <message>
        <source>Exit status:
  0  done
  2  usage or bad input; nothing was sent
  3  the vendor rejected it
  4  the vendor could not be reached, stopped answering, kept throttling, or its answer could not be used
  5  credentials missing, refused or expired, or the clock too far off to sign
  6  an action was sent and its outcome is unknown
  7  no such account or upload
</source>
        <translation>退出状态：
  0  完成
  2  用法或输入有误，未发送任何请求
  3  服务商拒绝
  4  无法连接服务商、未应答、持续限流，或应答无法使用
  5  缺少密钥、密钥被拒绝或已失效，或时钟偏差过大无法签名
  6  操作已发送，结果未知
  7  没有这个账号或上传
</translation>
    </message>
    <message>
        <source>Options of every command, before or after it:
  --profile DIR      where settings, accounts (no secrets) and the database are (or UPLOADDECK_PROFILE)
  --lang en|zh       the language of texts
  --format F         table (default), json, ndjson or csv
  --timeout SECONDS  of each request, default 30
  --verbose          say what is asked
  --version, --help  also per command
</source>
        <translation>各命令通用的选项，可写在命令之前或之后：
  --profile DIR      存放设置、账号（不含密钥）和数据库的目录（或 UPLOADDECK_PROFILE）
  --lang en|zh       文字的语言
  --format F         table（默认）、json、ndjson 或 csv
  --timeout SECONDS  每个请求的时限，默认 30 秒
  --verbose          说明正在查询什么
  --version, --help  也可用于单个命令
</translation>
    </message>
    <message>
        <source>(optional) %1</source>
        <translation>（可选）%1</translation>
    </message>
    <message>
        <source>Usage: uploaddeck-cli COMMAND

Every upload of every account, in one table.

Commands:
</source>
        <translation>用法：uploaddeck-cli 命令

所有账号的上传，尽在一张表中。

命令：
</translation>
    </message>
    <message>
        <source>Not yet available: %1</source>
        <translation>尚不支持：%1</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Writes the uploads that list would show to a file, CSV or a JSON array by its name; asks as list does. The file appears whole or not at all.</source>
        <translation>将 list 会列出的上传写入文件，按文件名写成 CSV 或 JSON 数组；查询方式与 list 相同。文件要么完整写入，要么不写入。</translation>
    </message>
    <message>
        <source>Remembers uploads and asks the vendor about them, also those it does not list. ID is what the vendor calls it; job:ID or media:ID where the vendor has both and it is not the usual kind; or a source URL where the vendor finds jobs by it. FILE holds one ID or URL a line, or a CSV (comma, semicolon, tab or pipe) with a column of them; - is standard input. What cannot be tracked is named with its line.</source>
        <translation>记住上传并向服务商查询，包括服务商不列出的上传。ID 是服务商使用的 ID；服务商有两类 ID 时，较少用的一类写成 job:ID 或 media:ID；服务商支持按链接查找任务时，也可以写来源链接。FILE 每行一个 ID 或链接，或是含有 ID 列的 CSV（以逗号、分号、制表符或竖线分隔）；- 表示标准输入。无法跟踪的内容会连同行号列出。</translation>
    </message>
    <message>
        <source>Forgets tracked uploads. Nothing changes at the vendor.</source>
        <translation>停止跟踪上传，服务商处不受影响。</translation>
    </message>
    <message>
        <source>Lists the tracked uploads, oldest first, with the state last known.</source>
        <translation>按先后顺序列出已跟踪的上传及其最后已知的状态。</translation>
    </message>
    <message>
        <source>Serves an imitation of the vendors on this computer until standard input closes; prints where, and the accounts to add. NAME is a fault it plays; a wrong name lists them all. VENDOR:NAME plays a fault of the connection, of HTTP or of the body for one vendor alone.</source>
        <translation>在本机模拟各服务商，直到标准输入关闭；输出地址和可添加的账号。NAME 是要模拟的故障，写错时会列出全部名称。VENDOR:NAME 只对一个服务商模拟连接、HTTP 或正文的故障。</translation>
    </message>
    <message>
        <source>Whatever the way to sign in</source>
        <translation>各种登录方式通用</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>region&apos;s ID and name</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>way to sign in</comment>
        <translation>%1：</translation>
    </message>
</context>
<context>
    <name>InvocationTexts</name>
    <message>
        <source>--format is one of table, json, ndjson and csv, not “%1”.</source>
        <translation>--format 只能是 table、json、ndjson 或 csv，不能是“%1”。</translation>
    </message>
    <message>
        <source>--timeout is a number of seconds from 1 to 3600, not “%1”.</source>
        <translation>--timeout 是 1 到 3600 之间的秒数，不能是“%1”。</translation>
    </message>
    <message>
        <source>--lang is en or zh, not “%1”.</source>
        <translation>--lang 只能是 en 或 zh，不能是“%1”。</translation>
    </message>
    <message>
        <source>--profile needs a directory.</source>
        <translation>--profile 需要一个目录。</translation>
    </message>
    <message>
        <source>“%1” takes no option --%2.</source>
        <translation>“%1”没有选项 --%2。</translation>
    </message>
    <message>
        <source>Something is missing: %1</source>
        <translation>缺少参数：%1</translation>
    </message>
    <message>
        <source>“%1” is one argument too many: %2</source>
        <translation>“%1”是多余的参数：%2</translation>
    </message>
    <message>
        <source>An option lacks its value.</source>
        <translation>某个选项缺少取值。</translation>
    </message>
    <message>
        <source>There is no option --%1.</source>
        <translation>没有选项 --%1。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>One argument is too many. A secret must not stand among the arguments: use --secret KEY=env:VARIABLE or --secret KEY=stdin.</source>
        <translation>有一个多余的参数。机密不能写在参数中：请使用 --secret KEY=env:变量名 或 --secret KEY=stdin。</translation>
    </message>
    <message>
        <source>“%1” needs one more word: %2.</source>
        <translation>“%1”后面还需要一个词：%2。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>%1: sign in again</source>
        <translation>%1：请重新登录</translation>
    </message>
    <message>
        <source>%1 refuses its key (%2).</source>
        <translation>%1 拒绝了它的密钥（%2）。</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>无法连接 %1</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>网络已断开</translation>
    </message>
    <message>
        <source>Last known data below, oldest from %1.</source>
        <translation>以下为最后已知的数据，最早更新于 %1。</translation>
    </message>
    <message>
        <source>Nothing was known before.</source>
        <translation>此前没有任何数据。</translation>
    </message>
    <message>
        <source>%1 answers with errors (%2 of %3)</source>
        <translation>%1 返回错误（%3 次中 %2 次）</translation>
    </message>
    <message>
        <source>%1 answers with errors</source>
        <translation>%1 返回错误</translation>
    </message>
    <message>
        <source>Other accounts are not affected.</source>
        <translation>其他账号不受影响。</translation>
    </message>
    <message>
        <source>%1 asks for fewer calls</source>
        <translation>%1 要求降低频率</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 slow</source>
        <translation>本机时钟慢了 %1</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 fast</source>
        <translation>本机时钟快了 %1</translation>
    </message>
    <message>
        <source>Requests are signed with corrected time.</source>
        <translation>签名时已自动校正。</translation>
    </message>
    <message>
        <source>The local data was damaged and set aside; a new file was begun</source>
        <translation>本地数据已损坏，已另存并新建</translation>
    </message>
    <message>
        <source>Uploads rescued: %1. The old file: %2</source>
        <translation>找回上传 %1 个。原文件：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Its rows are as known at %1. Other accounts are not affected.</source>
        <translation>其数据更新于 %1，其他账号不受影响。</translation>
    </message>
    <message>
        <source>Its rows are as known last. Other accounts are not affected.</source>
        <translation>其数据为最后已知的状态，其他账号不受影响。</translation>
    </message>
    <message>
        <source>The rows below are as last known.</source>
        <translation>以下为最后已知的数据。</translation>
    </message>
    <message>
        <source>Its rows update more slowly for now.</source>
        <translation>其数据暂时更新较慢。</translation>
    </message>
    <message>
        <source>Its rows are as known at %1.</source>
        <translation>其数据更新于 %1。</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Its rows update every %1 s for now.</source>
        <translation>暂时每 %1 秒更新一次。</translation>
    </message>
</context>
<context>
    <name>OutputTexts</name>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Upload Deck: every upload of every account, in one table.</source>
        <translation>Upload Deck：所有账号的上传，尽在一张表中。</translation>
    </message>
    <message>
        <source>Directory of settings, accounts and database.</source>
        <translation>存放设置、账号和数据库的目录。</translation>
    </message>
    <message>
        <source>Look around with made-up uploads: a throw-away profile, nothing leaves this computer.</source>
        <translation>用虚构的上传体验：使用临时配置，不会离开本机。</translation>
    </message>
    <message>
        <source>Language: en or zh.</source>
        <translation>语言：en 或 zh。</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>配色：system、light 或 dark。</translation>
    </message>
    <message>
        <source>What is logged: debug, info, warning or error.</source>
        <translation>日志级别：debug、info、warning 或 error。</translation>
    </message>
    <message>
        <source>Start without saved looks, and save none.</source>
        <translation>启动时不读取、也不保存界面设置。</translation>
    </message>
    <message>
        <source>Print the version and end.</source>
        <translation>输出版本后退出。</translation>
    </message>
    <message>
        <source>Print this help and end.</source>
        <translation>输出本帮助后退出。</translation>
    </message>
    <message>
        <source>“uploaddeck --help” lists the options.</source>
        <translation>“uploaddeck --help”列出全部选项。</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>多余的参数：%1</translation>
    </message>
    <message>
        <source>--profile needs a directory.</source>
        <translation>--profile 需要一个目录。</translation>
    </message>
    <message>
        <source>--sandbox uses a profile of its own: leave out --profile.</source>
        <translation>--sandbox 使用自己的配置：请去掉 --profile。</translation>
    </message>
    <message>
        <source>--lang is en or zh, not “%1”.</source>
        <translation>--lang 只能是 en 或 zh，不能是“%1”。</translation>
    </message>
    <message>
        <source>--theme is system, light or dark, not “%1”.</source>
        <translation>--theme 只能是 system、light 或 dark，不能是“%1”。</translation>
    </message>
    <message>
        <source>--log-level is debug, info, warning or error, not “%1”.</source>
        <translation>--log-level 只能是 debug、info、warning 或 error，不能是“%1”。</translation>
    </message>
    <message>
        <source>The sandbox did not start: %1</source>
        <translation>沙盒未能启动：%1</translation>
    </message>
</context>
<context>
    <name>RemoveAccount</name>
    <message>
        <source>Remove account</source>
        <translation>移除账号</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln row(s) and its key leave this computer. Nothing changes at the vendor.</source>
        <translation>
            <numerusform>本机上的 %Ln 行和密钥将被删除，服务商处不受影响。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>SelectionTexts</name>
    <message>
        <source>There is no status “%1”.</source>
        <translation>没有状态“%1”。</translation>
    </message>
    <message>
        <source>--sort is KEY or KEY:desc, not “%1”.</source>
        <translation>--sort 的格式为 KEY 或 KEY:desc，不能是“%1”。</translation>
    </message>
    <message>
        <source>Nothing can be sorted by “%1”.</source>
        <translation>不能按“%1”排序。</translation>
    </message>
    <message>
        <source>--%1 is a whole number from %2 to %3, not “%4”.</source>
        <translation>--%1 是 %2 到 %3 之间的整数，不能是“%4”。</translation>
    </message>
    <message>
        <source>--since is a date or time such as 2026-11-24 or 2026-11-24T08:00:00Z, not “%1”.</source>
        <translation>--since 是日期或时间，例如 2026-11-24 或 2026-11-24T08:00:00Z，不能是“%1”。</translation>
    </message>
    <message>
        <source>--refresh and --cached exclude each other.</source>
        <translation>--refresh 和 --cached 不能同时使用。</translation>
    </message>
</context>
<context>
    <name>TrackTexts</name>
    <message>
        <source>--account is missing: the account whose uploads these are.</source>
        <translation>缺少 --account：这些上传所属的账号。</translation>
    </message>
    <message>
        <source>%1 holds no ID.</source>
        <translation>%1 中没有 ID。</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>已开始跟踪</translation>
    </message>
    <message>
        <source>tracked already</source>
        <translation>此前已跟踪</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>第 %1 个 ID</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tracked since</source>
        <translation>开始跟踪于</translation>
    </message>
    <message>
        <source>no longer tracked</source>
        <translation>已停止跟踪</translation>
    </message>
    <message>
        <source>Give the IDs, or a file that holds them with --from-file FILE, but not both.</source>
        <translation>请给出 ID，或用 --from-file FILE 指定含有 ID 的文件，二者选一。</translation>
    </message>
</context>
<context>
    <name>UploadCellText</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Vendor status</source>
        <translation>服务商状态</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Media ID</source>
        <translation>媒体 ID</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未提供</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>ratio, time without movement</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <comment>a word of the vendor that we do not know</comment>
        <translation>未知（%1）</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Our verdict: no byte for %1. The vendor says %2.</source>
        <translation>我们的判断：%1 没有新数据。服务商仍显示“%2”。</translation>
    </message>
    <message>
        <source>The vendor&apos;s word: %1</source>
        <translation>服务商原文：%1</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>核对于：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes sent, total</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>已重新开始</translation>
    </message>
    <message>
        <source>Stalled, our verdict; vendor says %1</source>
        <translation>已停滞（我们的判断）；服务商显示“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n retries</source>
        <translation>
            <numerusform>重试 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>no title</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>progress not given</source>
        <translation>进度未提供</translation>
    </message>
    <message>
        <source>size not given</source>
        <translation>大小未提供</translation>
    </message>
    <message>
        <source>bytes sent not given</source>
        <translation>已上传字节未提供</translation>
    </message>
    <message>
        <source>time of creation not given</source>
        <translation>创建时间未提供</translation>
    </message>
    <message>
        <source>time of update not given</source>
        <translation>更新时间未提供</translation>
    </message>
    <message>
        <source>retries not given</source>
        <translation>重试次数未提供</translation>
    </message>
    <message>
        <source>source not given</source>
        <translation>来源未提供</translation>
    </message>
    <message>
        <source>time of completion not given</source>
        <translation>完成时间未提供</translation>
    </message>
    <message>
        <source>vendor status not given</source>
        <translation>服务商状态未提供</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>media ID not given</source>
        <translation>媒体 ID 未提供</translation>
    </message>
    <message>
        <source>time of expiry not given</source>
        <translation>过期时间未提供</translation>
    </message>
    <message>
        <source>never checked</source>
        <translation>从未核对</translation>
    </message>
    <message>
        <source>all sent, the vendor is processing it</source>
        <translation>已全部送达，服务商正在处理</translation>
    </message>
    <message>
        <source>all sent</source>
        <translation>已全部送达</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n days</source>
        <translation>
            <numerusform>百分之 %1，已 %n 天没有变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n hours</source>
        <translation>
            <numerusform>百分之 %1，已 %n 小时没有变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n minutes</source>
        <translation>
            <numerusform>百分之 %1，已 %n 分钟没有变化</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::AccountDialog</name>
    <message>
        <source>Edit account</source>
        <translation>编辑账号</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Save account</source>
        <translation>保存账号</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Where its keys are: %1</source>
        <translation>密钥位置：%1</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>测试中</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再次测试</translation>
    </message>
</context>
<context>
    <name>deck::AccountForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Shown in the table and used by the console program</source>
        <translation>显示在表格中，控制台程序也用这个名称</translation>
    </message>
    <message>
        <source>The name stays: rows and scripts refer to it</source>
        <translation>名称不可更改，表格和脚本都在使用</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>region&apos;s ID and name</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Sign in by</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>Name of the variable</source>
        <translation>变量名</translation>
    </message>
    <message>
        <source>Variable that holds %1</source>
        <translation>存放 %1 的变量</translation>
    </message>
    <message>
        <source>Blanks around what was pasted were left out</source>
        <translation>已去掉粘贴内容首尾的空白</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the saved %1</source>
        <translation>删除已保存的 %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>system keychain</source>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>this session only</source>
        <translation>仅本次运行</translation>
    </message>
    <message>
        <source>Keep the secret in</source>
        <translation>密钥保存在</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入地址</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>更多：%1</translation>
    </message>
    <message>
        <source>In place of the vendor&apos;s own: a proxy, a private region or the sandbox</source>
        <translation>代替服务商的地址：代理、专有地域或沙盒</translation>
    </message>
    <message>
        <source>Written to the keychain when you save. Never to a file or log.</source>
        <translation>保存时写入钥匙串，不写入文件或日志。</translation>
    </message>
    <message>
        <source>Only the name of the variable is kept, not its value.</source>
        <translation>只记录变量名，不记录它的值。</translation>
    </message>
    <message>
        <source>Asked for again at the next start.</source>
        <translation>下次启动时需重新输入。</translation>
    </message>
    <message>
        <source>Taken away when you save.</source>
        <translation>保存时删除。</translation>
    </message>
    <message>
        <source>Saved. Leave it empty to keep it.</source>
        <translation>已保存。留空则保持不变。</translation>
    </message>
    <message>
        <source>Kept elsewhere so far: enter it again to move it.</source>
        <translation>目前保存在别处，重新输入即可移到此处。</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>请填写账号名称。</translation>
    </message>
    <message>
        <source>Use 1 to 64 of the letters A to Z, digits, dot, underscore and hyphen.</source>
        <translation>请用 1 到 64 个英文字母、数字、点、下划线或连字符。</translation>
    </message>
    <message>
        <source>Another account has this name.</source>
        <translation>已有账号使用此名称。</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>需要填写 %1。</translation>
    </message>
    <message>
        <source>Name the variable that holds it.</source>
        <translation>请填写存放它的变量名。</translation>
    </message>
    <message>
        <source>The name of a variable, not its value: letters, digits and underscores.</source>
        <translation>请填写变量名而非变量值：字母、数字和下划线。</translation>
    </message>
</context>
<context>
    <name>deck::Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>账号(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>列(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>行高(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>时区(&amp;T)</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;IDs</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Copy &amp;title</source>
        <translation>复制标题(&amp;T)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Refresh list</source>
        <translation>刷新列表(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>侧栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Leave the sandbox</source>
        <translation>离开沙盒(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open the sandbox</source>
        <translation>打开沙盒(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>最小化(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;About Upload Deck</source>
        <translation>关于 Upload Deck(&amp;A)</translation>
    </message>
    <message>
        <source>Size columns to &amp;content</source>
        <translation>列宽适应内容(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>恢复默认列(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>紧凑(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>标准(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Roomy</source>
        <translation>宽松(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>theme</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>language</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Local</source>
        <translation>本地(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>UTC(&amp;U)</translation>
    </message>
    <message>
        <source>Filter by &amp;status: %1</source>
        <translation>按状态筛选：%1(&amp;S)</translation>
    </message>
    <message>
        <source>Filter by &amp;account: %1</source>
        <translation>按账号筛选：%1(&amp;A)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>重新登录(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import IDs…</source>
        <translation>导入 ID(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Paste as IDs</source>
        <translation>粘贴为 ID(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>添加账号(&amp;A)…</translation>
    </message>
    <message>
        <source>Stop t&amp;racking</source>
        <translation>停止跟踪(&amp;R)</translation>
    </message>
</context>
<context>
    <name>deck::FilterLine</name>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln 个符合</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 match; %2 was asked too</source>
        <translation>%1 个符合 · 已同时向 %2 查询</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>取消筛选：%1</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>取消这项筛选</translation>
    </message>
    <message>
        <source>Vendor: %1</source>
        <translation>云服务：%1</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账号：%1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>deck::FirstStartPage</name>
    <message>
        <source>Every upload of every account, in one table</source>
        <translation>所有账号的上传，尽在一张表中</translation>
    </message>
    <message>
        <source>Add an account to see its uploads, or look around first with sample data.</source>
        <translation>添加账号即可查看，也可以先用示例数据体验。</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙盒</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>打开沙盒</translation>
    </message>
    <message>
        <source>Leave it at any time in Accounts</source>
        <translation>可随时在“账号”菜单中离开</translation>
    </message>
    <message>
        <source>Keys go into this computer&apos;s keychain or an environment variable, never into a file</source>
        <translation>密钥保存在本机钥匙串或环境变量中，绝不写入文件</translation>
    </message>
    <message>
        <source>You need the keys from the vendor&apos;s console.</source>
        <translation>需要服务商控制台中的密钥。</translation>
    </message>
    <message>
        <source>Add an account of %1</source>
        <translation>添加%1账号</translation>
    </message>
    <message>
        <source>All vendors, imitated on this computer: hundreds of uploads that move, stall, fail and expire. No account, no network, nothing to pay.</source>
        <translation>在本机模拟全部服务商：数百个上传会推进、停滞、失败、过期。无需账号，无需网络，不产生费用。</translation>
    </message>
</context>
<context>
    <name>deck::ImportDialog</name>
    <message>
        <source>Import IDs</source>
        <translation>导入 ID</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>account and its vendor</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>IDs or URLs</source>
        <translation>ID 或链接</translation>
    </message>
    <message>
        <source>IDs or URLs, one a line, or a table with a column of them</source>
        <translation>ID 或链接，每行一个，或含有 ID 列的表格</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Find IDs</source>
        <translation>识别 ID</translation>
    </message>
    <message numerus="yes">
        <source>Track %Ln</source>
        <translation>
            <numerusform>跟踪 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>这段文字</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Text and CSV (*.txt *.csv *.tsv)</source>
        <translation>文本和 CSV (*.txt *.csv *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s): %1 found, %2 already tracked, %3 not understood</source>
        <extracomment>lines of a text to import</extracomment>
        <translation>
            <numerusform>共 %Ln 行：识别 %1 个，已跟踪 %2 个，无法识别 %3 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Not understood:</source>
        <translation>无法识别：</translation>
    </message>
    <message>
        <source>Line %1: %2. %3</source>
        <comment>number, text, why it was not taken</comment>
        <translation>第 %1 行：%2。%3</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>还有 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking about %Ln upload(s)</source>
        <translation>
            <numerusform>正在查询 %Ln 个上传</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) tracked now, %1 tracked before, %2 not taken</source>
        <translation>
            <numerusform>新跟踪 %Ln 个上传，此前已跟踪 %1 个，未接受 %2 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Not taken:</source>
        <translation>未接受：</translation>
    </message>
</context>
<context>
    <name>deck::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Status bar</source>
        <translation>状态栏</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its shortcut</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Refresh list</source>
        <translation>刷新列表</translation>
    </message>
    <message>
        <source>Show the side panel</source>
        <translation>显示侧栏</translation>
    </message>
    <message>
        <source>Sandbox – Upload Deck</source>
        <translation>沙盒 – Upload Deck</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add an account or uploads by their IDs</source>
        <translation>添加账号，或按 ID 添加上传</translation>
    </message>
    <message>
        <source>&amp;Sign in again…</source>
        <translation>重新登录(&amp;S)…</translation>
    </message>
    <message>
        <source>Re&amp;fresh list</source>
        <translation>刷新列表(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Import IDs…</source>
        <translation>导入 ID(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>account and its state</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>立即重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>deck::NoticeArea</name>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>还有 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::NoticeLine</name>
    <message>
        <source>%1. %2</source>
        <comment>cause and sentence of a notice</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>button of a notice and its cause</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1 秒后重试</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>%1 重试</translation>
    </message>
</context>
<context>
    <name>deck::ProfileErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>deck::SearchBox</name>
    <message>
        <source>Search title, ID, file, error</source>
        <translation>搜索标题、ID、文件、错误</translation>
    </message>
    <message>
        <source>Search uploads</source>
        <translation>搜索上传</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>deck::SecretField</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>deck::Session</name>
    <message>
        <source>The local data was damaged and set aside as %1; a new file was begun. Uploads rescued: %2.</source>
        <translation>本地数据已损坏，已另存为 %1 并新建。找回上传 %2 个。</translation>
    </message>
</context>
<context>
    <name>deck::SideModel</name>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Not shown by vendor</source>
        <translation>服务商未给出</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>请重新登录</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Asks for fewer calls</source>
        <translation>要求降低频率</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>side entry and its count</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, filter on</source>
        <translation>%1，已筛选</translation>
    </message>
    <message>
        <source>Answers with errors</source>
        <translation>返回错误</translation>
    </message>
</context>
<context>
    <name>deck::StatusParts</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 (%Ln sizes known)</source>
        <translation>
            <numerusform>%1 · %2（其中 %Ln 个已知大小）</numerusform>
        </translation>
    </message>
    <message>
        <source>No account</source>
        <translation>没有账号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) signed in</source>
        <translation>
            <numerusform>%Ln 个账号均已登录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s) signed in</source>
        <translation>
            <numerusform>%Ln 个账号中 %1 个已登录</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Updated %1 · asking again</source>
        <translation>更新于 %1 · 正在再次查询</translation>
    </message>
    <message>
        <source>Asking for the first time</source>
        <translation>正在首次查询</translation>
    </message>
    <message>
        <source>Updated %1 · next in %2 s</source>
        <translation>更新于 %1 · %2 秒后再次更新</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>更新于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln 个账号</numerusform>
        </translation>
    </message>
    <message>
        <source>1 account signed in</source>
        <translation>1 个账号已登录</translation>
    </message>
</context>
<context>
    <name>deck::TestReport</name>
    <message>
        <source>Name lookup</source>
        <translation>域名解析</translation>
    </message>
    <message>
        <source>Secure link</source>
        <translation>安全连接</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>List uploads</source>
        <translation>列出上传</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>测试中</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可以使用</translation>
    </message>
    <message>
        <source>Test failed: %1</source>
        <translation>测试未通过：%1</translation>
    </message>
    <message>
        <source>tested %1</source>
        <translation>%1 测试</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>tested %1, changed since</source>
        <translation>%1 测试，此后有改动</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>stage of a test and what was seen</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>certificate valid</source>
        <translation>证书有效</translation>
    </message>
    <message>
        <source>%1 apart</source>
        <translation>相差 %1</translation>
    </message>
    <message>
        <source>this computer is %1 slow; requests are signed with corrected time</source>
        <translation>本机慢了 %1，签名时已自动校正</translation>
    </message>
    <message>
        <source>this computer is %1 fast; requests are signed with corrected time</source>
        <translation>本机快了 %1，签名时已自动校正</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the first page</source>
        <translation>
            <numerusform>第一页 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::UploadTableView</name>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
</context>
<context>
    <name>deck::UploadsFooter</name>
    <message>
        <source>%1, all loaded</source>
        <translation>%1 个，已全部加载</translation>
    </message>
    <message>
        <source>%1 of at least %2 loaded</source>
        <translation>已加载 %1 个，共至少 %2 个</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>已加载 %1 个</translation>
    </message>
    <message>
        <source>%1 last answered %2; its rows are shown as they were</source>
        <translation>%1 最后应答于 %2，其数据保持原样显示</translation>
    </message>
    <message>
        <source>%1 sent the same page again; stopped at %2</source>
        <translation>%1 重复返回同一页，已停在 %2 个</translation>
    </message>
    <message>
        <source>%1 sends pages without end; stopped at %2</source>
        <translation>%1 的分页没有尽头，已停在 %2 个</translation>
    </message>
    <message>
        <source>The next page of %1 did not come</source>
        <translation>未收到 %1 的下一页</translation>
    </message>
    <message>
        <source>Nothing more is loaded while offline</source>
        <translation>断网期间不再继续加载</translation>
    </message>
    <message>
        <source>Asking %1 for the rest</source>
        <translation>正在向 %1 请求其余部分</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 continues as you scroll</source>
        <translation>%1 随滚动继续加载</translation>
    </message>
    <message>
        <source>Load all</source>
        <translation>全部加载</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>Asking %n vendor(s) for the first page: %1 answered, %2 to go</source>
        <extracomment>%n vendors are asked for their first page</extracomment>
        <translation>
            <numerusform>正在向 %n 个服务商请求第一页：已收到 %1 个，还差 %2 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 match, all loaded</source>
        <translation>共 %2 个，符合 %1 个，已全部加载</translation>
    </message>
    <message>
        <source>%1 of the %2 loaded match</source>
        <translation>已加载 %2 个，符合 %1 个</translation>
    </message>
    <message>
        <source>%1 continue as you scroll</source>
        <extracomment>several vendors</extracomment>
        <translation>%1 随滚动继续加载</translation>
    </message>
</context>
<context>
    <name>deck::UploadsPage</name>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new above</source>
        <translation>
            <numerusform>上方有 %Ln 个新上传</numerusform>
        </translation>
    </message>
    <message>
        <source>No loaded upload matches</source>
        <translation>已加载的上传中没有符合条件的</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) were searched.</source>
        <translation>
            <numerusform>共搜索 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has about %2 more that are not loaded.</source>
        <translation>%1 还有约 %2 个未加载。</translation>
    </message>
    <message>
        <source>%1 has more that are not loaded.</source>
        <translation>%1 还有未加载的上传。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences in a row</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No upload yet at %1</source>
        <translation>%1 还没有上传</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>New ones appear here by themselves.</source>
        <translation>新的上传会自动出现在这里。</translation>
    </message>
    <message>
        <source>Import IDs…</source>
        <translation>导入 ID…</translation>
    </message>
    <message>
        <source>This vendor lists nothing by itself</source>
        <translation>该服务商不提供列表</translation>
    </message>
    <message>
        <source>Paste the job IDs or URLs you know.</source>
        <translation>请粘贴已知的任务 ID 或链接。</translation>
    </message>
    <message>
        <source>%1 have about %2 more that are not loaded.</source>
        <extracomment>several vendors</extracomment>
        <translation>%1 还有约 %2 个未加载。</translation>
    </message>
    <message>
        <source>%1 have more that are not loaded.</source>
        <translation>%1 还有未加载的上传。</translation>
    </message>
</context>
</TS>
