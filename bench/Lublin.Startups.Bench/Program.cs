using Lublin.Startups.Bench;

const string Usage = "dotnet run -c Release --project bench/Lublin.Startups.Bench -- signup|kill|pages|mail|start|office|backup|schedule|kids [--postgres] [--rounds 5] [--posts 10000] [--awake] [--app FOLDER]";

if (args is ["sink"])
    return await SinkProcess.HoldAsync();
if (args is ["awake"])
    return AwakeProcesses.Hold();
if (args is ["bare", var answer, var url])
    return await BareServer.HoldAsync(answer, url);
if (BenchOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(Usage);
    return 1;
}

try
{
    return await (options.Bench switch
    {
        "signup" => SignUpBench.RunAsync(options),
        "kill" => KillBench.RunAsync(options),
        "mail" => MailBench.RunAsync(options),
        "pages" => PagesBench.RunAsync(options),
        "start" => StartBench.RunAsync(options),
        "office" => OfficeBench.RunAsync(options),
        "backup" => BackupBench.RunAsync(options),
        "schedule" => ScheduleBench.RunAsync(options),
        "kids" => KidsBench.RunAsync(options),
        _ => throw new BenchException(Usage),
    });
}
catch (BenchException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
