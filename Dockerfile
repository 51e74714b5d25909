# Builds the front end and the application, and runs it as an ordinary user over one data volume.
ARG DOTNET=10.0
FROM node:22-bookworm-slim AS node
FROM mcr.microsoft.com/dotnet/sdk:${DOTNET} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY wwwroot-src wwwroot-src
COPY Lublin.Startups.Web Lublin.Startups.Web
RUN dotnet publish Lublin.Startups.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET}
RUN mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app .
USER app
VOLUME /data
ENV ASPNETCORE_URLS=http://+:8080 DataDirectory=/data
EXPOSE 8080
ENTRYPOINT ["dotnet", "Lublin.Startups.Web.dll"]
