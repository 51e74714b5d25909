using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolment;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Mail;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddRazorPages();
    builder.Services
        .AddClock(builder.Configuration, builder.Environment)
        .AddData(builder.Configuration, builder.Environment)
        .AddMail(builder.Configuration, builder.Environment)
        .AddJobs()
        .AddEnrolment();

    var app = builder.Build();
    await using (var scope = app.Services.CreateAsyncScope())
        await DatabaseStart.MigrateAsync(scope.ServiceProvider.GetRequiredService<StartupsDb>(), app.Services.GetRequiredService<DataFolder>());
    app.MapRazorPages();
    await app.RunAsync();
    return 0;
}
catch (StartException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
