#!/usr/bin/env dotnet
// Fills packages/ where the gallery lacks a package. Why, and how: docs/decisions/0001-packages-from-two-networks.md
#:project Packages/Poker.Packages.csproj
#:property PublishAot=false
return await Poker.Packages.PackageTool.RunAsync(args);
