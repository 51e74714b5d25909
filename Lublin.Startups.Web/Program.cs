using Lublin.Startups.Web.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddUi();
builder.Services.AddRazorPages();
var app = builder.Build();
app.UseLanguages();
app.UseHashedFiles();
app.UseRouting();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.Run();
